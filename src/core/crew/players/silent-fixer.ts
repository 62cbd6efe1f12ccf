import type { Condition, Play, Scenario } from '../../scenario/index.ts'
import { playbookPlayer } from '../playbook-player.ts'
import type { Player } from '../player.ts'

const handsOn: ReadonlySet<string> = new Set(['lookAt', 'approveAction', 'undoAction', 'acknowledgePage'])
const STARTS_LOOKING_AFTER_SECONDS = 20
const GUESSES_WITHOUT_FINDINGS_AFTER_SECONDS = 900

/** Fixes with their own hands and tells nobody: walks the dashboards alone, then the playbook's actions. */
export function silentFixer(scenario: Scenario): Player {
  const walk = looksFor(scenario)
  return playbookPlayer({
    id: 'silentFixer',
    label: 'Silent fixer',
    describe: 'Looks, acts and takes back with own hands; declares, asks and tells nothing.',
    plays: [
      ...walk,
      ...scenario.playbook
        .filter((play) => handsOn.has(play.command.kind) && !isOnTheWay(play, walk))
        .map(alone),
    ],
  })
}

/** Where an expert would look first is experience of the expert's; alone, one screen comes after the other. */
function isOnTheWay(play: Play, walk: readonly Play[]): boolean {
  const { command } = play
  return (
    command.kind === 'lookAt' &&
    walk.some(
      ({ command: own }) =>
        own.kind === 'lookAt' && own.source === command.source && own.subject === command.subject,
    )
  )
}

/** Walks the dashboards that could show something, once, without waiting for others to say where. */
function looksFor(scenario: Scenario): readonly Play[] {
  const places = new Map<string, Play>()
  for (const clue of scenario.clues) {
    for (const { source, subject } of clue.seenAt) {
      const id = `look:${source}:${subject}`
      if (places.has(id)) continue
      places.set(id, {
        id,
        when: { incident: 'paged' },
        reactionSeconds: STARTS_LOOKING_AFTER_SECONDS + 25 * places.size,
        command: { kind: 'lookAt', source, subject },
        thinking: [],
        marker: 'B1',
        repeatsAfterSeconds: 240,
      })
    }
  }
  return [...places.values()]
}

function alone(play: Play): Play {
  const command =
    play.command.kind === 'approveAction' ? { ...play.command, executor: 'self', card: null } : play.command
  return { ...play, when: withoutOthers(play.when), command }
}

/**
 * The condition as somebody alone meets it: what needs a declared incident, people or their findings does not hold
 * them back. Findings of others are replaced by a while of trying alone.
 */
function withoutOthers(condition: Condition): Condition {
  if ('all' in condition) return { all: condition.all.map(withoutOthers) }
  if ('any' in condition) return { any: condition.any.map(withoutOthers) }
  if ('not' in condition) return { not: withoutOthers(condition.not) }
  if ('incident' in condition) return { incident: 'paged', sinceSeconds: condition.sinceSeconds ?? 0 }
  if ('personIs' in condition || 'injectSent' in condition || 'quietFor' in condition) return { always: true }
  if ('taskDone' in condition || 'verified' in condition)
    return { incident: 'paged', sinceSeconds: GUESSES_WITHOUT_FINDINGS_AFTER_SECONDS / 2 }
  if ('clueReached' in condition)
    return { any: [condition, { incident: 'paged', sinceSeconds: GUESSES_WITHOUT_FINDINGS_AFTER_SECONDS }] }
  return condition
}
