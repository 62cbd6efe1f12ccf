import { describe, expect, it } from 'vitest'
import { scenario as outage } from '../../../scenarios/dynamodb-outage/scenario.ts'
import { type Command, type Holder, isPhrase, NOBODY } from '../../../src/core/command/index.ts'
import { type Drill, type DrillMode, recordOf } from '../../../src/core/drill/index.ts'
import { defaultPolicy } from '../../../src/core/scenario/index.ts'
import { openTable, replayTable, second, submit } from '../../../src/core/table/index.ts'
import { toldLog } from '../../../src/core/view/index.ts'
import { tinyIncident } from '../crew/tiny-incident.ts'
import { sitAtTable } from '../table/sit-at-table.ts'
import { atTimes, sitDown, spokenIn } from './at-the-table.ts'

const scenario = tinyIncident
const kindsBy = (drill: Drill, seat: string) =>
  drill.state.commands.filter((entry) => entry.seat === seat).map((entry) => entry.command.kind)
const openQuestion = (drill: Drill): string | null => {
  const asked = spokenIn(drill).findLast(({ event }) => event.questionId !== null)
  if (asked === undefined) return null
  const { questionId } = asked.event
  const answered = drill.state.log.some(
    ({ event }) => event.kind === 'chiefAnswered' && event.questionId === questionId,
  )
  return answered ? null : questionId
}

describe('in Exam', () => {
  it('he says nothing at all, asked or not', () => {
    const { spoken, drill } = sitDown({
      scenario,
      mode: 'exam',
      until: 900,
      trainee: atTimes([[200, { kind: 'askMentor', topic: 'severity' }]]),
    })
    expect(spoken).toEqual([])
    expect(kindsBy(drill, 'chief')).toEqual([])
  })
})

describe('in Shadow', () => {
  const watched = () => sitDown({ scenario, mode: 'shadow', until: 1800 })

  it('he commands by the playbook to the end, and the trainee need not touch anything', () => {
    const { drill, refusedActs } = watched()
    expect(refusedActs).toEqual([])
    expect(drill.state.ended).toBe('resolved')
    const kinds = kindsBy(drill, 'commander')
    for (const kind of ['declareIncident', 'takeCommand', 'approveAction', 'postStatus', 'closeIncident'])
      expect(kinds).toContain(kind)
    expect(drill.state.incident.commander).toBe('commander')
    expect(drill.state.seats.commander).toEqual({ kind: 'chief' })
  })

  it('he thinks aloud before he acts', () => {
    const { drill } = watched()
    const acts = drill.state.commands
    const drained = acts.findIndex(({ command }) => command.kind === 'approveAction')
    expect(acts[drained - 1]?.command).toMatchObject({ kind: 'chiefSays', tone: 'thinking' })
  })

  it('what he promises to show after an answer is what he does next, before he asks again', () => {
    for (const seed of [1, 2, 3]) {
      const table = sitAtTable({ scenario: outage, mode: 'shadow', seat: 'observer', seed }).waits(1500)
      const { commands } = table.drill.state
      const promises = commands.flatMap(({ command }, index) =>
        command.kind === 'chiefSays' && isPhrase(command.text) && command.text.key === 'chief.noAnswer'
          ? [index]
          : [],
      )
      expect(promises.length).toBeGreaterThan(2)
      for (const index of promises) {
        const after = commands.slice(index + 1)
        const asked = after.findIndex(
          ({ command }) => command.kind === 'chiefSays' && command.questionId !== null,
        )
        const before = asked < 0 ? after : after.slice(0, asked)
        if (asked < 0) continue
        expect(before.some(({ seat, command }) => seat === 'commander' && command.kind !== 'lookAt')).toBe(
          true,
        )
      }
    }
  })

  it('he stops to ask before a kind of decision, once each, and goes on after 45 seconds of silence', () => {
    const { spoken, drill } = watched()
    const questions = spoken.filter(({ event }) => event.tone === 'question')
    expect(questions.length).toBeGreaterThanOrEqual(4)
    expect(questions.length).toBeLessThanOrEqual(7)
    expect(new Set(questions.map(({ event }) => event.questionId)).size).toBe(questions.length)
    const declared = drill.state.log.find(({ event }) => event.kind === 'incidentDeclared')
    expect((declared?.at ?? 0) - (questions[0]?.at ?? 0)).toBeGreaterThanOrEqual(45)
    expect((declared?.at ?? 0) - (questions[0]?.at ?? 0)).toBeLessThanOrEqual(47)
  })

  it('an answer is heard, quoted and lets him go on at once', () => {
    const words = 'I would call it a SEV-2 and page the storefront team.'
    const { drill, spoken } = sitDown({
      scenario,
      mode: 'shadow',
      until: 1800,
      trainee: (now) => {
        const questionId = openQuestion(now)
        const asked = spokenIn(now).findLast(({ event }) => event.questionId === questionId)
        return questionId === null || now.state.second - (asked?.at ?? 0) < 8
          ? []
          : [{ kind: 'answerChief', questionId, text: words }]
      },
    })
    const answers = drill.state.log.filter(({ event }) => event.kind === 'chiefAnswered')
    // Quoted inside a sentence of his own, so without its full stop.
    const heard = spoken.filter(({ event }) => event.text.includes(`"${words.slice(0, -1)}"`))
    expect(heard.length).toBe(answers.length)
    for (const [index, entry] of heard.entries()) expect(entry.event.cites).toContain(answers[index]?.id)
    const declared = drill.state.log.find(({ event }) => event.kind === 'incidentDeclared')
    expect((declared?.at ?? 0) - (answers[0]?.at ?? 0)).toBeLessThanOrEqual(2)
    expect(drill.state.ended).toBe('resolved')
  })
})

describe('in Assist', () => {
  const READ_BACK: Command = {
    kind: 'acceptCommand',
    readBack: 'SEV-2, one zone is drained, next note soon.',
  }
  // Long enough for a handover: the trainee's own desk is the status page here, and nobody drains.
  const slow = {
    ...scenario,
    playbook: scenario.playbook.filter(({ id }) => !['verify', 'resolve', 'owner', 'close'].includes(id)),
  }
  const sit = (accepts: boolean, mode: DrillMode = 'assist') =>
    sitDown({
      scenario: slow,
      mode,
      until: 1790,
      trainee: (drill) =>
        accepts &&
        drill.state.incident.handover?.to === 'deputy' &&
        drill.state.incident.handover.acceptedAt === null
          ? [READ_BACK]
          : [],
    })

  it('he hands over by brief, read-back and announcement, and then only watches', () => {
    const { drill, refusedActs } = sit(true)
    expect(refusedActs).toEqual([])
    const steps = drill.state.log.filter(({ event }) =>
      ['commandTaken', 'handoverOffered', 'handoverAccepted', 'commandTransferred'].includes(event.kind),
    )
    expect(steps.map(({ event }) => event.kind)).toEqual([
      'commandTaken',
      'handoverOffered',
      'handoverAccepted',
      'commandTransferred',
    ])
    expect(drill.state.incident.commander).toBe('deputy')
    const passed = steps[3]?.at ?? 0
    const later = drill.state.commands.filter(({ at, seat }) => at > passed && seat !== 'deputy')
    expect(later.length).toBeGreaterThan(0)
    expect(new Set(later.map(({ seat, command }) => `${seat} ${command.kind}`))).toEqual(
      new Set(['chief chiefSays']),
    )
  })

  it('the brief says status, plan, who has what, risks and what is due', () => {
    const { drill } = sit(true)
    const brief = toldLog(drill).find(({ event }) => event.kind === 'handoverOffered')?.event
    const text = brief?.kind === 'handoverOffered' ? brief.brief : ''
    expect(text).toMatch(/SEV-2, visits served \d+(\.\d)? %/)
    expect(text).toMatch(/\d\d:\d\d/)
    expect(text).not.toMatch(/[{}]|undefined|NaN/)
  })

  it('without a read-back he keeps command and reminds, and announces nothing', () => {
    const { drill, spoken } = sit(false)
    expect(drill.state.incident.commander).toBe('commander')
    expect(drill.state.log.some(({ event }) => event.kind === 'commandTransferred')).toBe(false)
    expect(spoken.filter(({ event }) => event.tone === 'handover').length).toBeGreaterThan(1)
  })

  it('offers again what was withdrawn behind his back, to whoever sits there then, and is refused nothing', () => {
    const person = (id: string) => ({ kind: 'person', id }) as const
    const seats = { facilitator: person('fay') }
    const table = openTable({
      scenario: slow,
      policy: defaultPolicy,
      seed: 1,
      mode: 'assist',
      seat: 'deputy',
      seats,
    })
    const { drill, state } = table
    const until = (happened: () => boolean) => {
      while (!happened() && drill.state.second < 1790) second(table)
      expect(happened()).toBe(true)
    }
    const offers = () => drill.state.log.filter(({ event }) => event.kind === 'handoverOffered').length
    const hand = (to: Holder) => submit(table, 'facilitator', { kind: 'handSeat', seat: 'deputy', to })
    until(() => offers() === 1)
    hand(NOBODY)
    for (let waited = 0; waited < 300; waited += 1) second(table)
    expect(offers()).toBe(1)
    hand(person('eve'))
    until(() => offers() === 2)
    expect(submit(table, 'deputy', READ_BACK)).toMatchObject({ ok: true })
    hand(person('kim'))
    until(() => offers() === 3)
    expect(submit(table, 'deputy', READ_BACK)).toMatchObject({ ok: true })
    until(() => drill.state.incident.commander === 'deputy')
    for (let waited = 0; waited < 100; waited += 1) second(table)
    expect(state.gameRefused).toEqual([])
    const again = replayTable(recordOf(drill), slow)
    expect(again.ok ? again.table.state.chief : again.problem).toEqual(state.chief)
  })

  it('leaves the trainee two minutes for what is theirs, then does it himself and says so', () => {
    const reports = {
      ...slow,
      playbook: slow.playbook.flatMap((play) =>
        play.id === 'drain'
          ? [
              play,
              {
                ...play,
                id: 'ask',
                reactionSeconds: 5,
                command: {
                  kind: 'askReport',
                  personId: 'webOnCall',
                  question: 'Condition, actions, needs?',
                } as const,
              },
            ]
          : [play],
      ),
    }
    const { drill, spoken } = sitDown({ scenario: reports, mode: 'assist', until: 700 })
    const left = spoken.find(({ event }) => event.text.includes('a CAN report from the people here'))
    const done = drill.state.log.find(({ event }) => event.kind === 'reportRequested')
    expect(left).toBeDefined()
    expect((done?.at ?? 0) - (left?.at ?? 0)).toBeGreaterThanOrEqual(120)
    expect(spoken.some(({ at, event }) => at === done?.at && event.tone === 'observation')).toBe(true)
  })
})

describe('in Command', () => {
  it('he gives no command of his own', () => {
    const { drill } = sitDown({ scenario, mode: 'command', until: 1200 })
    expect(new Set(drill.state.commands.map(({ seat, command }) => `${seat} ${command.kind}`))).toEqual(
      new Set(['chief chiefSays']),
    )
  })

  it('the Mentor answers at once and cites the question; about the cause he gives a question back', () => {
    const { drill, spoken } = sitDown({
      scenario,
      mode: 'command',
      until: 420,
      trainee: atTimes([
        [180, { kind: 'askMentor', topic: 'Which severity?' }],
        [400, { kind: 'askMentor', topic: 'What now?' }],
      ]),
    })
    const asked = drill.state.log.filter(({ event }) => event.kind === 'mentorAsked')
    for (const { id, at } of asked) {
      const answer = spoken.find(({ event }) => event.tone === 'teaching' && event.cites.includes(id))
      expect(answer?.at).toBe(at)
    }
    const hint = spoken.find(({ event }) => event.cites.includes(asked[1]?.id ?? ''))
    expect(hint?.event.text).toContain('?')
  })
})
