import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scenario } from '../../../scenarios/us-east-1-latency/scenario.ts'
import { type Player, playDrill, playerNamed } from '../../../src/core/crew/index.ts'
import { advanceDrill, reachedAt, submitCommand } from '../../../src/core/drill/index.ts'
import {
  actionItemsToCsv,
  postmortemFacts,
  postmortemToHtml,
  postmortemToMarkdown,
  writePostmortem,
} from '../../../src/core/postmortem/index.ts'
import { lintBlameless, lintPostmortem } from '../../../src/core/prose/index.ts'
import { defaultPolicy } from '../../../src/core/scenario/index.ts'
import { anyCommand } from '../../properties/arbitrary-commands.ts'
import { driveDrill } from '../../support/drive-drill.ts'

/** A drill in which the bad zone is drained and the end is verified. */
function playedWell() {
  const driver = driveDrill({ seed: 4 }).waits(200).does({ kind: 'acknowledgePage', pageId: 'p1' })
  return driver
    .does({ kind: 'declareIncident', severity: 2, summary: 'Visits fail.' })
    .does({ kind: 'takeCommand', announcement: 'I am the incident commander.' })
    .does({ kind: 'page', target: 'web', reason: 'Visits fail.' })
    .waitsFor('personJoined')
    .does({
      kind: 'postStatus',
      phase: 'investigating',
      text: 'Some visits are slow.',
      nextUpdateMinutes: 20,
    })
    .does({ kind: 'lookAt', source: 'metrics', subject: 'zones' })
    .does({
      kind: 'approveAction',
      actionId: 'drain',
      parameters: { zone: 'east-b' },
      executor: 'web-oncall',
      card: { goal: 'Stop <b>failing</b> visits', worstCase: 'east-a runs hot', expected: null },
    })
    .waitsFor('actionTookEffect')
    .waits(400)
    .does({ kind: 'markMitigated', text: 'Visits succeed.' })
    .does({ kind: 'resolveIncident', text: 'Visits succeed.' })
    .does({ kind: 'closeIncident', text: 'Thank you.' }).drill
}

describe('the post-mortem of a played drill', () => {
  it('tells a drained zone from page to close, with what was measured', () => {
    const document = writePostmortem(postmortemFacts(playedWell()))
    const markdown = postmortemToMarkdown(document)
    expect(lintBlameless(markdown)).toEqual([])
    expect(lintPostmortem(markdown)).toEqual([])
    expect(document.severity).toBe('SEV-2')
    expect(document.impact.customerMinutes).toBeGreaterThan(0)
    expect(document.impact.peakFailedShare).toBeGreaterThan(0.05)
    expect(document.impact.durationSeconds).toBeGreaterThan(30)
    expect(document.timeline.map((row) => row.kind)).toEqual(
      expect.arrayContaining([
        'trigger',
        'onset',
        'detection',
        'command',
        'communication',
        'mitigation',
        'end',
      ]),
    )
    const decision = document.response.decisions.find(({ label }) => label.startsWith('Drain a zone'))
    expect(decision).toMatchObject({
      goal: 'Stop <b>failing</b> visits',
      known: [expect.stringContaining('Slow calls end in one zone.')],
    })
    expect(decision?.effect).toMatch(
      /By web on-call engineer\. In effect after .* failed visits \d.* % → 0.* %/,
    )
    expect(postmortemToHtml(document)).toContain('Stop &#x3C;b>failing&#x3C;/b> visits')
    expect(document.lucky.map(({ text }) => text)).toContainEqual(expect.stringContaining('1 of 2 zones'))
  })

  it('credits no single change with what several did at the same time', () => {
    const seconds = [300, 310, 700]
    const drill = playedWell()
    const facts = postmortemFacts(drill)
    const effect = facts.log.find(({ event }) => event.kind === 'actionTookEffect')
    if (effect === undefined) throw new Error('nothing took effect')
    const others = facts.log.filter((entry) => entry.event.kind !== 'actionTookEffect')
    const log = [...others, ...seconds.map((at, index) => ({ ...effect, at, id: `x${index}` }))]
    const document = writePostmortem({ ...facts, log })
    const rows = document.timeline.filter((row) => row.text.startsWith('In effect'))
    expect(rows.map((row) => row.text)).toEqual([
      expect.stringContaining('Another change took effect 10 s later'),
      expect.stringContaining('together with what took effect just before'),
      expect.not.stringContaining('together'),
    ])
  })

  it('counts the time in which customers were hurt, not the calm between two waves', () => {
    const facts = postmortemFacts(playedWell())
    const hurt = (at: number) => (at >= 200 && at < 400) || (at >= 2000 && at < 2200)
    const samples = Array.from({ length: 300 }, (_, index) => ({
      at: index * 10,
      failedShare: hurt(index * 10) ? 0.3 : 0,
      p99Ms: 900,
    }))
    const resolution = facts.observability.resolutionSeconds
    const document = writePostmortem({ ...facts, samples })
    expect(document.impact.durationSeconds).toBe(40 * resolution)
    expect(document.externalMessage.join(' ')).toContain('in all')
  })

  it('names no beginning inside the account when what set it off lies before', () => {
    const facts = postmortemFacts(playedWell())
    const atStart = facts.log.map((entry) =>
      entry.event.kind === 'faultStarted' || entry.event.kind === 'interventionMade'
        ? { ...entry, at: 0 }
        : entry,
    )
    const before = writePostmortem(facts)
    const after = writePostmortem({ ...facts, log: atStart })
    expect(before.timeline.map((row) => row.kind)).toContain('trigger')
    expect(after.timeline.map((row) => row.kind)).not.toContain('trigger')
    expect(JSON.stringify(after)).not.toContain('the trigger began')
  })

  it('tells nobody that it is over while the last picture shows customers hurt', () => {
    const { drill } = driveDrill({ seed: 4 })
      .waits(200)
      .does({ kind: 'declareIncident', severity: 2, summary: 'Visits fail.' })
      .does({ kind: 'resolveIncident', text: 'It will be fine.' })
      .does({ kind: 'closeIncident', text: 'Good night.' })
    const document = writePostmortem(postmortemFacts(drill))
    expect(document.externalMessage.join(' ')).toMatch(/Since \d\d:\d\d UTC .* It is not over/)
    expect(document.timeline.at(-2)?.text ?? '').not.toContain('Last sample above')
    expect(document.impact.rows.map((row) => row.value).join()).toContain('still went on')
  })

  it('has nothing to be sorry for when no visit failed', () => {
    const facts = postmortemFacts(playedWell())
    const samples = facts.samples.map((sample) => ({ ...sample, failedShare: 0 }))
    const harm = { ...facts.harm, failedVisits: 0, customerMinutes: 0 }
    const document = writePostmortem({ ...facts, samples, harm })
    expect(document.externalMessage.join(' ')).not.toMatch(/sorry|apologise|trouble/)
    expect(JSON.stringify(document.summary)).toContain('reached customers')
    expect(JSON.stringify(document)).not.toContain('refused or slow')
  })

  it('counts a glance at a release as no cause of delay', () => {
    const expert = playerNamed(scenario, 'expert')
    if (expert === null) throw new Error('no expert')
    const setup = { scenario, policy: defaultPolicy, seed: 1, mode: 'command', seat: 'commander' } as const
    const drill = playDrill(setup, expert, { untilSecond: 900 })
    expect(reachedAt(drill, 'commander', 'recent-release')).not.toBeNull()
    const document = writePostmortem(postmortemFacts(drill))
    expect(document.factors.map((factor) => factor.text)).not.toContainEqual(
      expect.stringContaining('release'),
    )
  })

  it('leaves the drill as it was, and is the same each time', () => {
    const drill = playedWell()
    const before = structuredClone(drill.state.log)
    const first = writePostmortem(postmortemFacts(drill))
    expect(writePostmortem(postmortemFacts(drill))).toEqual(first)
    expect(drill.state.log).toEqual(before)
  })

  it('adds up the money as the drill does', () => {
    const { harm } = postmortemFacts(playedWell())
    expect(harm.actionCostUsd).toBe(5)
    expect(harm.lostRevenueUsd).toBeGreaterThan(0)
    expect(harm.extraInfrastructureUsd).toBeGreaterThanOrEqual(0)
  })

  it('says of a drill in which nothing was done what the log does not hold, and blames nobody for it', () => {
    const { drill } = driveDrill({ seed: 9 })
    advanceDrill(drill, drill.setup.scenario.endsAtSecond)
    const document = writePostmortem(postmortemFacts(drill))
    const markdown = postmortemToMarkdown(document)
    expect(document.timeline.at(-1)?.text).toContain('Not in the log: a declaration, a public post')
    expect(document.severity).toBe('not set')
    expect(lintBlameless(markdown)).toEqual([])
    expect(lintPostmortem(markdown)).toEqual([])
  })

  it('blames nobody and lacks no part after any commands at all', () => {
    const steps = fc.array(fc.tuple(anyCommand, fc.integer({ min: 1, max: 60 })), {
      minLength: 5,
      maxLength: 25,
    })
    fc.assert(
      fc.property(steps, fc.nat(), (commands, seed) => {
        const { drill } = driveDrill({ seed }).waits(120)
        for (const [command, seconds] of commands) {
          if (drill.state.ended !== null) break
          submitCommand(drill, 'commander', command)
          advanceDrill(drill, drill.state.second + seconds)
        }
        const document = writePostmortem(postmortemFacts(drill))
        const markdown = postmortemToMarkdown(document)
        expect(lintBlameless(markdown)).toEqual([])
        expect(lintPostmortem(markdown)).toEqual([])
        expect(actionItemsToCsv(document).split('\r\n').length).toBeGreaterThanOrEqual(
          document.actions.length + 2,
        )
      }),
      { numRuns: 15 },
    )
  })

  it.each(['expert', 'scaleUp', 'restartEverything', 'nothing'])(
    'is blameless and whole for the us-east-1 latency spike as %s plays it',
    (id) => {
      const player = playerNamed(scenario, id) as Player
      const setup = { scenario, policy: defaultPolicy, seed: 11, mode: 'command', seat: 'commander' } as const
      const document = writePostmortem(postmortemFacts(playDrill(setup, player, { untilSecond: 2400 })))
      const markdown = postmortemToMarkdown(document)
      expect(lintBlameless(markdown)).toEqual([])
      expect(lintPostmortem(markdown)).toEqual([])
      expect(document.factors.length).toBeGreaterThan(3)
      expect(document.actions.map((item) => item.kind)).toEqual(
        expect.arrayContaining(['prevent', 'detect', 'mitigate']),
      )
    },
  )
})
