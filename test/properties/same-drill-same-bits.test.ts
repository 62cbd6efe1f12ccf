import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CommandEntry } from '../../src/core/command/index.ts'
import { viewFor } from '../../src/core/consoles/index.ts'
import {
  advanceDrill,
  checkpointHash,
  createDrill,
  forkDrill,
  recordOf,
  replayRecord,
  submitCommand,
} from '../../src/core/drill/index.ts'
import { defaultPolicy } from '../../src/core/scenario/index.ts'
import { tinyScenario } from '../support/tiny-scenario.ts'
import { anyCommands } from './arbitrary-commands.ts'

const UNTIL = 600
const seeds = fc.integer({ min: 0, max: 1_000_000 })

const start = (seed: number) =>
  createDrill({ scenario: tinyScenario, policy: defaultPolicy, seed, mode: 'command', seat: 'commander' })

function play(seed: number, commands: readonly CommandEntry[], until = UNTIL) {
  const drill = start(seed)
  for (const { at, seat, command } of commands) {
    if (at > until) break
    advanceDrill(drill, at)
    submitCommand(drill, seat, command)
  }
  advanceDrill(drill, until)
  return drill
}

describe('the same drill gives the same bits', () => {
  it('replays to every checkpoint, whatever was commanded', () => {
    fc.assert(
      fc.property(seeds, anyCommands(UNTIL), (seed, commands) => {
        const live = play(seed, commands)
        const replay = replayRecord(JSON.parse(JSON.stringify(recordOf(live))), tinyScenario, {
          verify: true,
        })
        expect(replay.ok ? '' : replay.problem).toBe('')
        expect(replay.ok && checkpointHash(replay.drill)).toBe(checkpointHash(live))
        expect(replay.ok && replay.drill.state.log).toEqual(live.state.log)
      }),
      { numRuns: 40 },
    )
  })

  it('shares with a fork its past and nothing else', () => {
    fc.assert(
      fc.property(
        seeds,
        anyCommands(UNTIL),
        fc.integer({ min: 1, max: UNTIL - 1 }),
        (seed, commands, cut) => {
          const parent = play(seed, commands, cut)
          const past = parent.state.log.length
          const hash = checkpointHash(parent)
          const fork = forkDrill(parent)
          expect(checkpointHash(fork)).toBe(hash)
          submitCommand(fork, 'commander', {
            kind: 'approveAction',
            actionId: 'drain',
            parameters: { zone: 'east-b' },
            executor: 'self',
            card: null,
          })
          advanceDrill(fork, UNTIL)
          expect(checkpointHash(parent)).toBe(hash)
          expect(parent.state.log.length).toBe(past)
          expect(fork.state.log.slice(0, past)).toEqual(parent.state.log)
          advanceDrill(parent, UNTIL)
          expect(checkpointHash(parent)).toBe(
            checkpointHash(
              play(
                seed,
                commands.filter(({ at }) => at <= cut),
              ),
            ),
          )
        },
      ),
      { numRuns: 25 },
    )
  })

  it('does not change by being looked at', () => {
    fc.assert(
      fc.property(seeds, anyCommands(UNTIL), (seed, commands) => {
        const watched = start(seed)
        for (const { at, seat, command } of commands) {
          while (watched.state.second < at && watched.state.ended === null) {
            advanceDrill(watched, watched.state.second + 1)
            if (watched.state.second % 10 === 0) viewFor(watched, 'commander')
          }
          submitCommand(watched, seat, command)
        }
        advanceDrill(watched, UNTIL)
        expect(checkpointHash(watched)).toBe(checkpointHash(play(seed, commands)))
      }),
      { numRuns: 10 },
    )
  })

  it('stops a replay at the first checkpoint that differs, and names it', () => {
    const record = recordOf(play(3, []))
    const bent = record.checkpoints.map((each) =>
      each.at === 240 ? { ...each, hash: 'feedfeedfeedfeed' } : each,
    )
    expect(replayRecord({ ...record, checkpoints: bent }, tinyScenario, { verify: true })).toMatchObject({
      ok: false,
      at: 240,
    })
    const changed = { ...tinyScenario, endsAtSecond: 1700 }
    expect(replayRecord(record, changed, { verify: true })).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/scenario has changed/),
    })
  })

  it('keeps the luck of one cause when another command is added', () => {
    const joined = (drill: ReturnType<typeof start>) =>
      drill.state.log.filter((entry) => entry.event.kind === 'personJoined').map((entry) => entry.at)
    const page = { at: 5, seat: 'commander', command: { kind: 'page', target: 'web', reason: 'x' } } as const
    const look = {
      at: 3,
      seat: 'commander',
      command: { kind: 'lookAt', source: 'logs', subject: 'web' },
    } as const
    expect(joined(play(9, [page], 120))).toEqual(joined(play(9, [look, page], 120)))
  })
})
