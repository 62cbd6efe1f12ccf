import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scenario as latencySpike } from '../../../scenarios/us-east-1-latency/scenario.ts'
import { type ChiefMemory, debrief, MENTOR_TOPICS } from '../../../src/core/chief/index.ts'
import type { Command } from '../../../src/core/command/index.ts'
import { viewFor } from '../../../src/core/consoles/index.ts'
import { playDrill, playerNamed } from '../../../src/core/crew/index.ts'
import { type Drill, type DrillMode, recordOf } from '../../../src/core/drill/index.ts'
import { gradeProfileAndOutcome, leaks } from '../../../src/core/grading/index.ts'
import { english } from '../../../src/core/messages/index.ts'
import { defaultPolicy } from '../../../src/core/scenario/index.ts'
import { replayTable } from '../../../src/core/table/index.ts'
import { toldLog } from '../../../src/core/view/index.ts'
import { tinyIncident } from '../crew/tiny-incident.ts'
import { sitDown } from './at-the-table.ts'

const modes: readonly DrillMode[] = ['shadow', 'assist', 'command']

/** A restless trainee: now and then asks the Mentor, answers what the Chief asked, accepts command, looks around. */
const restless =
  (rhythm: number) =>
  (drill: Drill): readonly Command[] => {
    const { second, incident } = drill.state
    if (
      incident.handover?.to === drill.setup.seat &&
      incident.handover.acceptedAt === null &&
      second % rhythm === 0
    )
      return [{ kind: 'acceptCommand', readBack: 'Read back.' }]
    if (second % (rhythm * 5) === 0)
      return [{ kind: 'askMentor', topic: second % 2 === 0 ? 'risk' : 'what now' }]
    const asked = drill.state.log.findLast(({ event }) => event.kind === 'chiefSpoke')?.event
    if (asked?.kind === 'chiefSpoke' && asked.questionId !== null && second % rhythm === 0)
      return [{ kind: 'answerChief', questionId: asked.questionId, text: 'Ask who is affected.' }]
    return second % (rhythm * 3) === 1 ? [{ kind: 'lookAt', source: 'metrics', subject: 'service/web' }] : []
  }

describe('what the Chief remembers', () => {
  it('is the same when the table is played again to any second, in every mode', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...modes),
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 3, max: 40 }),
        fc.integer({ min: 1, max: 700 }),
        (mode, seed, rhythm, until) => {
          const { drill, memory } = sitDown({
            scenario: tinyIncident,
            mode,
            seed,
            until,
            trainee: restless(rhythm),
          })
          const again = replayTable(recordOf(drill), tinyIncident)
          expect(again.ok ? '' : again.problem).toBe('')
          expect(again.ok && again.table.state.chief).toEqual(memory)
        },
      ),
      { numRuns: 30 },
    )
  }, 60_000)

  it('is plain JSON', () => {
    const memories: ChiefMemory[] = []
    sitDown({
      scenario: tinyIncident,
      mode: 'shadow',
      until: 400,
      trainee: restless(7),
      after: (_, memory) => memories.push(memory),
    })
    expect(JSON.parse(JSON.stringify(memories.at(-1)))).toEqual(memories.at(-1))
  })
})

describe('what the Chief says', () => {
  const played = modes.flatMap((mode) =>
    [1, 2].map((seed) => ({
      mode,
      seed,
      ...sitDown({ scenario: latencySpike, mode, seed, until: 2400, trainee: restless(11 + seed) }),
    })),
  )

  it('cites only lines that are in the log and that the seat can see', () => {
    for (const { drill, spoken } of played) {
      const visible = new Set(viewFor(drill, drill.setup.seat).log.map(({ id }) => id))
      for (const { event } of spoken) for (const id of event.cites) expect(visible).toContain(id)
    }
  })

  it('names neither a fault nor a secret of the real scenario', () => {
    for (const { drill, spoken, mode, seed } of played) {
      const briefs = toldLog(drill).filter(({ by }) => by.kind === 'seat' && by.seat !== drill.setup.seat)
      const words = JSON.stringify([...spoken, ...briefs])
      expect({ mode, seed, leaks: leaks(words, latencySpike) }).toEqual({ mode, seed, leaks: [] })
    }
  })

  it('leaves no blank open and no fact unnamed', () => {
    for (const { spoken } of played)
      for (const { event } of spoken) expect(event.text).not.toMatch(/[{}]|undefined|NaN| {2}/)
  })

  it('does not read alike in two drills, apart from the lectures of the Mentor', () => {
    const lectures = new Set(MENTOR_TOPICS.map(({ id }) => english.topics[id]))
    for (const mode of modes) {
      const [one, other] = played
        .filter((each) => each.mode === mode)
        .map(
          ({ spoken }) =>
            new Set(spoken.map(({ event }) => event.text).filter((text) => !lectures.has(text))),
        )
      const shared = [...(one ?? [])].filter((text) => other?.has(text))
      expect(shared.length, mode).toBeLessThan((one?.size ?? 0) * 0.5)
    }
  })
})

describe('the debrief', () => {
  const debriefed = (seed: number) => {
    const player = playerNamed(tinyIncident, 'expert')
    if (player === null) throw new Error('no expert')
    const drill = playDrill(
      { scenario: tinyIncident, policy: defaultPolicy, seed, mode: 'command', seat: 'commander' },
      player,
    )
    const grade = gradeProfileAndOutcome(recordOf(drill), tinyIncident, drill)
    return { drill, grade, paragraphs: debrief(grade, toldLog(drill), seed) }
  }

  it('goes by skill, and each paragraph cites lines of the log', () => {
    const { drill, grade, paragraphs } = debriefed(1)
    expect(paragraphs.map(({ skill }) => skill)).toEqual(grade.profile.skills.map(({ skill }) => skill))
    const ids = new Set(drill.state.log.filter(({ hidden }) => !hidden).map(({ id }) => id))
    for (const { cites } of paragraphs) for (const id of cites) expect(ids).toContain(id)
    expect(paragraphs.filter(({ cites }) => cites.length > 0).length).toBeGreaterThan(3)
  })

  it('quotes only words that stand in the log', () => {
    const { drill, paragraphs } = debriefed(2)
    const log = JSON.stringify(toldLog(drill).map(({ event }) => Object.values(event)))
    for (const { text } of paragraphs)
      for (const [, quote = ''] of text.matchAll(/Your words: "([^"]+)"/g))
        expect(log).toContain(JSON.stringify(quote).slice(1, -1))
  })

  it('is the same for the same drill and reads differently for another seed', () => {
    expect(debriefed(1).paragraphs).toEqual(debriefed(1).paragraphs)
    const [one, two] = [debriefed(1), debriefed(2)].map(({ paragraphs }) =>
      paragraphs.map(({ text }) => text),
    )
    const alike = (one ?? []).filter((text, index) => text === two?.[index])
    expect(alike.length).toBeLessThan((one ?? []).length / 2)
  })
})
