import fc from 'fast-check'
import type { Command, CommandEntry } from '../../src/core/command/index.ts'

const person = fc.constantFrom('web-oncall', 'data-oncall', 'late-oncall', 'cto', 'nobody')
const text = fc.string({ maxLength: 30 })
const severity = fc.constantFrom(1, 2, 3, 4, 5) as fc.Arbitrary<1 | 2 | 3 | 4 | 5>
const series = fc.constantFrom('customers/all/successShare', 'slo/burnRate5m', 'service/web/east-b/p99Ms')
const expected = fc.record({
  series,
  direction: fc.constantFrom('above', 'below'),
  value: fc.double({ min: 0, max: 2000, noNaN: true }),
  withinSeconds: fc.integer({ min: 1, max: 600 }),
})

/** Any command on the tiny scenario, possible or not: the drill must stand all of them. */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ kind: fc.constant('acknowledgePage'), pageId: fc.constantFrom('p1', 'p2') }),
  fc.record({ kind: fc.constant('declareIncident'), severity, summary: text }),
  fc.record({ kind: fc.constant('setSeverity'), severity, reason: text }),
  fc.record({ kind: fc.constant('openBridge') }),
  fc.record({ kind: fc.constant('takeCommand'), announcement: text }),
  fc.record({ kind: fc.constant('assignRole'), personId: person, role: fc.constantFrom('deputy', 'scribe') }),
  fc.record({
    kind: fc.constant('page'),
    target: fc.constantFrom('web', 'data', 'late-oncall', 'executives'),
    reason: text,
  }),
  fc.record({ kind: fc.constant('standDown'), personIds: fc.array(person, { maxLength: 2 }), staying: text }),
  fc.record({ kind: fc.constant('askReport'), personId: person, question: text }),
  fc.record({
    kind: fc.constant('assignTask'),
    personId: person,
    investigationId: fc.constantFrom('which-zone', 'no-such-thing'),
    outcome: text,
    timeBoxMinutes: fc.option(fc.integer({ min: 1, max: 6 })),
  }),
  fc.record({
    kind: fc.constant('approveAction'),
    actionId: fc.constantFrom('drain', 'restart'),
    parameters: fc.constantFrom({}, { zone: 'east-a' }, { zone: 'east-b' }),
    executor: fc.oneof(person, fc.constant('self')),
    card: fc.option(fc.record({ goal: text, worstCase: text, expected: fc.option(expected) })),
  }),
  fc.record({ kind: fc.constant('undoAction'), executionId: fc.constantFrom('x1', 'x2'), reason: text }),
  fc.record({
    kind: fc.constant('reply'),
    messageId: fc.constantFrom('m1', 'm2'),
    stance: fc.constant('holdTheLine'),
    text,
  }),
  fc.record({ kind: fc.constant('setTrigger'), expected, thenText: text }),
  fc.record({ kind: fc.constant('setReminder'), inSeconds: fc.integer({ min: 1, max: 300 }), text }),
  fc.record({
    kind: fc.constant('lookAt'),
    source: fc.constantFrom('metrics', 'logs', 'traces', 'console'),
    subject: fc.constantFrom('zones', 'web', 'slo', 'aws/ec2', 'datadog/monitors', 'aws/no-such-page'),
  }),
  fc.record({
    kind: fc.constant('createTicket'),
    title: text,
    type: fc.constantFrom('bug', 'followUp'),
    ownerRole: text,
  }),
  fc.record({ kind: fc.constant('askVerification'), checkId: fc.constant('buy'), personId: person }),
  fc.record({
    kind: fc.constant('postStatus'),
    phase: fc.constantFrom('investigating', 'resolved'),
    text,
    nextUpdateMinutes: fc.option(fc.integer({ min: 1, max: 30 })),
  }),
  fc.record({ kind: fc.constant('markMitigated'), text }),
) as fc.Arbitrary<Command>

/** Commands of one drill, by simulated time. */
export const anyCommands = (untilSecond: number): fc.Arbitrary<readonly CommandEntry[]> =>
  fc
    .array(fc.record({ at: fc.integer({ min: 0, max: untilSecond }), command: anyCommand }), {
      maxLength: 40,
    })
    .map((entries) =>
      entries
        .sort((a, b) => a.at - b.at)
        .map(({ at, command }) => ({ at, seat: 'commander' as const, command })),
    )
