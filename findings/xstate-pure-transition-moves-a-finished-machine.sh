#!/bin/sh
# XState 5.33.3: the pure function `transition` takes a machine that is already done to another state, with that state's
# actions; the status stays "done". A running actor of the same machine ignores the event. Whoever hosts a machine by
# `transition` has to look at `status` himself before each event.
# Guessed: both stop at the final state. Fails if either behaves otherwise one day.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund xstate@5.33.3
cat >see.mjs <<'JS'
import { createActor, createMachine, initialTransition, transition } from 'xstate'

const machine = createMachine({
  initial: 'on',
  on: { again: '.late' },
  states: { on: { on: { end: 'over' } }, over: { type: 'final' }, late: { entry: { type: 'lateAction' } } },
})
const [begun] = initialTransition(machine)
const [over] = transition(machine, begun, { type: 'end' })
const [after, actions] = transition(machine, over, { type: 'again' })
console.log('pure :', over.value, over.status, '->', after.value, after.status, actions.map(({ type }) => type).join())

const actor = createActor(machine).start()
actor.send({ type: 'end' })
const before = actor.getSnapshot()
actor.send({ type: 'again' })
console.log('actor:', before.value, before.status, '->', actor.getSnapshot().value, actor.getSnapshot().status)
JS
seen=$(node see.mjs)
expected='pure : over done -> late done lateAction
actor: over done -> over done'
echo "$seen"
[ "$seen" = "$expected" ]
