import { describe, expect, it } from 'vitest'
import type { Command, Drill, DrillMode } from '../../../src/core/drill/index.ts'
import { tinyIncident } from '../crew/tiny-incident.ts'
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
    expect(drill.state.incident.commander).toBe('chief')
  })

  it('he thinks aloud before he acts', () => {
    const { drill } = watched()
    const acts = drill.state.commands
    const drained = acts.findIndex(({ command }) => command.kind === 'approveAction')
    expect(acts[drained - 1]?.command).toMatchObject({ kind: 'chiefSays', tone: 'thinking' })
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
        drill.state.incident.handover?.to === 'you' &&
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
    expect(drill.state.incident.commander).toBe('you')
    const passed = steps[3]?.at ?? 0
    const later = drill.state.commands.filter(({ at, seat }) => at > passed && seat !== 'deputy')
    expect(later.length).toBeGreaterThan(0)
    expect(new Set(later.map(({ seat, command }) => `${seat} ${command.kind}`))).toEqual(
      new Set(['chief chiefSays']),
    )
  })

  it('the brief says status, plan, who has what, risks and what is due', () => {
    const { drill } = sit(true)
    const brief = drill.state.log.find(({ event }) => event.kind === 'handoverOffered')?.event
    const text = brief?.kind === 'handoverOffered' ? brief.brief : ''
    expect(text).toMatch(/SEV-2, visits served \d+(\.\d)? %/)
    expect(text).toMatch(/\d\d:\d\d/)
    expect(text).not.toMatch(/[{}]|undefined|NaN/)
  })

  it('without a read-back he keeps command and reminds, and announces nothing', () => {
    const { drill, spoken } = sit(false)
    expect(drill.state.incident.commander).toBe('chief')
    expect(drill.state.log.some(({ event }) => event.kind === 'commandTransferred')).toBe(false)
    expect(spoken.filter(({ event }) => event.tone === 'handover').length).toBeGreaterThan(1)
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
