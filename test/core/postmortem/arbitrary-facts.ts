import fc from 'fast-check'
import { seatsAtStart, type ToldEntry, type ToldEvent } from '../../../src/core/drill/index.ts'
import type { PostmortemFacts } from '../../../src/core/postmortem/index.ts'

/** Text as a trainee might type it, markup, blame and attacks included. */
export const typedText = fc.oneof(
  fc.string({ maxLength: 80 }),
  fc.constantFrom(
    'The engineer should have known better!!!',
    '<script>alert(1)</script>',
    '| a | b |\n|---|---|\n# Heading',
    '[click](javascript:alert(1)) and https://example.org',
    '```\ncode\n- list',
    'Human error, obviously.\n\n## Root cause\n\ncareless',
    '   leading spaces\t\u0000 \ud83d',
  ),
)

const person = fc.constantFrom('storefrontOnCall', 'networkLead', 'unknownPerson', 'deputy')
const execution = fc.constantFrom('x1', 'x2')
const action = { actionId: 'drainZone', label: 'Drain a zone' }
const expected = fc.constant({
  series: 'customers/all/p99Ms',
  direction: 'below',
  value: 900,
  withinSeconds: 180,
} as const)

const event: fc.Arbitrary<ToldEvent> = fc.oneof(
  fc.constantFrom('a1', 'a2').map((alertId) => ({
    kind: 'pageRaised' as const,
    pageId: 'p1',
    alertId,
    title: 'Checkout burns its budget',
    detail: '',
    team: 'storefront',
    urgency: 'high' as const,
    runbook: null,
  })),
  fc.constant({ kind: 'pageAcknowledged' as const, pageId: 'p1' }),
  fc.constant({ kind: 'pageEscalated' as const, pageId: 'p1', to: 'networkLead' }),
  fc.constantFrom(1 as const, 2 as const, 3 as const).chain((severity) =>
    typedText.map((summary) => ({
      kind: 'incidentDeclared' as const,
      number: 'INC-4101',
      severity,
      summary,
    })),
  ),
  typedText.map((reason) => ({ kind: 'severityChanged' as const, from: 3 as const, to: 2 as const, reason })),
  typedText.map((announcement) => ({ kind: 'commandTaken' as const, announcement })),
  typedText.map((text) => ({ kind: 'commandTransferred' as const, from: 'commander', to: 'deputy', text })),
  person.map((personId) => ({ kind: 'personJoined' as const, personId, text: 'here' })),
  fc
    .tuple(person, typedText)
    .map(([personId, text]) => ({ kind: 'roleAccepted' as const, personId, role: 'deputy' as const, text })),
  typedText.map((text) => ({
    kind: 'hypothesisStated' as const,
    text,
    confidence: 'medium' as const,
    suspects: [],
  })),
  typedText.map((proposal) => ({ kind: 'objectionsAsked' as const, proposal, actionId: null })),
  fc
    .tuple(execution, typedText, typedText, expected, person, fc.boolean())
    .map(([executionId, goal, worstCase, signal, executor, card]) => ({
      kind: 'actionApproved' as const,
      executionId,
      ...action,
      parameters: { zone: 'us-east-1b' },
      executor,
      card: card ? { goal, worstCase, expected: signal } : null,
    })),
  execution.map((executionId) => ({ kind: 'actionTookEffect' as const, executionId, ...action })),
  fc
    .tuple(execution, typedText)
    .map(([executionId, reason]) => ({ kind: 'actionFailed' as const, executionId, ...action, reason })),
  fc
    .tuple(execution, typedText)
    .map(([executionId, reason]) => ({ kind: 'actionUndone' as const, executionId, ...action, reason })),
  fc.tuple(execution, fc.boolean(), expected).map(([executionId, met, signal]) => ({
    kind: 'predictionJudged' as const,
    executionId,
    met,
    expected: signal,
    observed: 1,
  })),
  fc
    .tuple(
      fc.constantFrom('investigating' as const, 'monitoring' as const),
      typedText,
      fc.option(fc.integer({ min: 5, max: 30 })),
    )
    .map(([phase, text, nextUpdateMinutes]) => ({
      kind: 'statusPosted' as const,
      phase,
      text,
      nextUpdateMinutes,
    })),
  typedText.map((text) => ({ kind: 'incidentMitigated' as const, text })),
  typedText.map((text) => ({ kind: 'incidentResolved' as const, text })),
  fc.boolean().map((passed) => ({
    kind: 'verificationReported' as const,
    checkId: 'c',
    personId: 'networkLead',
    passed,
    text: 'done',
  })),
  fc.constant({ kind: 'vendorPosted' as const, postId: 'v', state: 'degraded' as const, text: 'we look' }),
  fc.constant({ kind: 'faultStarted' as const, faultId: 'f' }),
  typedText.map((text) => ({ kind: 'said' as const, text, to: null })),
)

const entry = fc.tuple(fc.integer({ min: 0, max: 90 }), event, fc.boolean())

const log: fc.Arbitrary<ToldEntry[]> = fc.array(entry, { maxLength: 40 }).map((rows) => {
  let at = 0
  const entries = rows.map(([gap, what, bySeat], index): ToldEntry => {
    at += gap
    const by = bySeat
      ? ({ kind: 'seat', seat: 'commander' } as const)
      : ({ kind: 'person', personId: 'networkLead' } as const)
    return { id: `e${index + 2}`, at, by, event: what, hidden: what.kind === 'faultStarted', because: null }
  })
  const started: ToldEvent = { kind: 'drillStarted', mode: 'command', seat: 'commander' }
  return [
    { id: 'e1', at: 0, by: { kind: 'system', name: 'drill' }, event: started, hidden: false, because: null },
    ...entries,
  ]
})

const share = fc.double({ min: 0, max: 1, noNaN: true })
const money = fc.double({ min: 0, max: 1e6, noNaN: true })

const trained = [
  { mode: 'command', seat: 'commander' },
  { mode: 'assist', seat: 'deputy' },
  { mode: 'shadow', seat: 'observer' },
] as const

/** Facts of drills that went any way at all. */
export const arbitraryFacts: fc.Arbitrary<PostmortemFacts> = fc
  .record({
    log,
    seed: fc.nat(),
    who: fc.constantFrom(...trained),
    outcome: fc.constantFrom(
      'resolved' as const,
      'resolvedTooEarly' as const,
      'abandoned' as const,
      'overtaken' as const,
    ),
    shares: fc.array(share, { maxLength: 60 }),
    harm: fc.record({
      customerMinutes: money,
      failedVisits: money,
      visits: money,
      dataLostSeconds: fc.constantFrom(0, 0, 40),
      lostRevenueUsd: money,
      extraInfrastructureUsd: money,
      actionCostUsd: money,
      budgetSpentShare: share,
    }),
    factors: fc.subarray([
      { id: 'trigger', kind: 'trigger' as const, text: 'One zone began to lose packets between its hosts.' },
      {
        id: 'retries',
        kind: 'amplifier' as const,
        text: 'Each layer retried three times, so load on the slow zone grew.',
      },
      {
        id: 'scaler',
        kind: 'latent' as const,
        text: 'The scaling policy read falling CPU as falling demand.',
      },
    ]),
    remedies: fc.subarray([
      {
        id: 'freeze',
        kind: 'prevent' as const,
        text: 'Freeze scale-in when p99 and CPU part ways',
        ownerRole: 'Platform lead',
        priority: 'P1' as const,
        dueDays: 14,
        doneWhen: 'the drill passes with the policy on',
      },
      {
        id: 'alert',
        kind: 'detect' as const,
        text: 'Alert on error rate per zone',
        ownerRole: 'Observability and platform',
        priority: 'P2' as const,
        dueDays: 30,
        doneWhen: 'a grey zone pages within 3 min',
      },
    ]),
    delays: fc.array(fc.option(fc.integer({ min: 0, max: 1500 })), { minLength: 2, maxLength: 2 }),
    demandShareOfPeak: share,
    written: fc.record({
      summary: typedText,
      impact: typedText,
      hypotheses: typedText,
      decisions: typedText,
      notes: typedText,
    }),
  })
  .map(({ shares, delays, who, ...facts }) => ({
    ...facts,
    seat: who.seat,
    seats: seatsAtStart(who),
    scenarioTitle: 'Latency spike in one zone',
    company: 'Harbour & Vine',
    date: '2026-02-26',
    startsAtUtcSecond: 7200,
    endedAt: (facts.log.at(-1)?.at ?? 0) + 60,
    roles: { storefrontOnCall: 'Storefront on-call engineer', networkLead: 'Network lead' },
    teams: { storefront: 'the storefront team' },
    checks: { c: 'Buy a ticket end to end' },
    severities: { 1: 'SEV-1', 2: 'SEV-2', 3: 'SEV-3', 4: 'SEV-4', 5: 'SEV-5' },
    objective: { label: 'checkout answered within 2 s', target: 0.999, windowDays: 30 },
    observability: { lagSeconds: 60, resolutionSeconds: 15, pagingDelaySeconds: 30 },
    seriesLabels: {},
    zones: 3,
    zonesTouched: 1,
    samples: shares.map((failedShare, index) => ({
      at: index * 15,
      failedShare,
      p99Ms: 300 + failedShare * 4000,
    })),
    clues: [
      {
        id: 'cpu',
        says: 'CPU falls while latency rises, obviously.',
        availableAt: 60,
        reachedAt: delays[0] === null || delays[0] === undefined ? null : 60 + delays[0],
        via: 'e1',
      },
      {
        id: 'zone',
        says: 'Errors come from one zone.',
        availableAt: 90,
        reachedAt: delays[1] === null || delays[1] === undefined ? null : 90 + delays[1],
        via: null,
      },
    ],
  }))
