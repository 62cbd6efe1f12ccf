import { expect, test } from 'vitest'
import { sentencesOf, wordsOf } from '../../../src/client/panels/kept/kept-lines.ts'
import type { KeptDrill } from '../../../src/client/store/index.ts'
import { openDrillFile } from '../../../src/protocol/drill-file-schema.ts'

const first = { format: 1, scenarioId: 'storm', seat: 'commander', commands: [] as readonly object[] }

function keptOf(file: object): KeptDrill {
  const opened = openDrillFile({ ...first, ...file })
  if (opened.kind === 'unreadable') throw new Error(opened.problem)
  return opened.kept
}

const log = (by: object, event: object) => [{ id: 'e1', at: 65, by, event, hidden: false }]
const roles = { 'edge-oncall': 'Gateway on-call' }

test('a line of a log is the time of day, who, what kind of line, and its words in their order', () => {
  const event = {
    kind: 'reportGiven',
    personId: 'edge-oncall',
    condition: 'Slow.',
    actions: 'Looking.',
    needs: '',
  }
  const kept = keptOf({
    startsAtUtcSecond: 3600,
    roles,
    log: log({ kind: 'person', personId: 'edge-oncall' }, event),
  })
  expect(sentencesOf(kept)).toEqual([
    {
      id: 'e1',
      clock: '01:01:05',
      speaker: 'Gateway on-call',
      tag: 'Report given',
      text: 'Slow. · Looking.',
    },
  ])
})

test('the trained seat is You, others are named by what they are, and the machine by its name', () => {
  const speaker = (by: object) => sentencesOf(keptOf({ roles, log: log(by, { kind: 'said' }) }))[0]?.speaker
  expect(speaker({ kind: 'seat', seat: 'commander' })).toBe('You')
  expect(speaker({ kind: 'seat', seat: 'chief' })).toBe('Fire Chief')
  expect(speaker({ kind: 'system', name: 'pager' })).toBe('Pager')
  expect(speaker({ kind: 'somethingNew' })).toBe('Something new')
})

test('a seat that the Chief held is his in the log', () => {
  const seats = { commander: { kind: 'chief' } }
  const by = { kind: 'seat', seat: 'commander' }
  const kept = keptOf({ seat: 'observer', seats, log: log(by, { kind: 'bridgeOpened' }) })
  expect(sentencesOf(kept)[0]?.speaker).toBe('Fire Chief')
})

test('an event of a kind that nobody knows any more is still told', () => {
  const event = {
    kind: 'leverPulled',
    lever: 'drainZone',
    zones: ['1a', '1b'],
    seconds: 5,
    met: false,
    deep: { text: 'So.' },
  }
  expect(sentencesOf(keptOf({ log: log({ kind: 'system', name: 'world' }, event) }))[0]).toMatchObject({
    clock: 'T+01:05',
    tag: 'Lever pulled',
    text: 'drain zone · 1a · 1b · seconds 5 · not met · So.',
  })
})

test('a drill without a log tells its commands, each with its second', () => {
  const kept = keptOf({
    commands: [
      {
        at: 70,
        seat: 'commander',
        command: { kind: 'declareIncident', severity: 2, summary: 'Slow visits.' },
      },
      {
        at: 90,
        seat: 'commander',
        command: { kind: 'relievePerson', personId: 'edge-oncall', reason: 'Rest.' },
      },
    ],
  })
  expect(sentencesOf(kept).map(({ clock, speaker, tag, text }) => [clock, speaker, tag, text])).toEqual([
    ['T+01:10', 'You', 'Declare incident', 'severity 2 · Slow visits.'],
    ['T+01:30', 'You', 'Relieve person', 'edge-oncall · Rest.'],
  ])
})

const textOf = (event: object) =>
  sentencesOf(keptOf({ roles, log: log({ kind: 'seat', seat: 'commander' }, event) }))[0]?.text

test('what was hidden until the end is left out: it is the machinery of the world', () => {
  const line = { at: 5, by: { kind: 'system', name: 'world' } }
  const kept = keptOf({
    log: [
      { ...line, id: 'e1', event: { kind: 'machineEntered', state: 'evening.quiet' }, hidden: true },
      { ...line, id: 'e2', event: { kind: 'bridgeOpened' }, hidden: false },
    ],
  })
  expect(sentencesOf(kept).map(({ id }) => id)).toEqual(['e2'])
})

test('a line is told in texts, names and roles, without the ids and measures of the program', () => {
  const expected = { series: 'service/booking/instances', direction: 'above', value: 13, withinSeconds: 600 }
  const page = { pageId: 'p1', alertId: 'burn-fast', team: 'booking', urgency: 'high', runbook: 'budget' }
  expect(textOf({ kind: 'pageRaised', title: 'Visits fail', detail: 'Since noon.', ...page })).toBe(
    'Visits fail · Since noon.',
  )
  expect(
    textOf({
      kind: 'actionApproved',
      actionId: 'suspend-scale-in',
      label: 'Suspend scale-in',
      parameters: {},
      executor: 'edge-oncall',
      card: { goal: 'Keep every server.', expected, worstCase: 'Cost.' },
    }),
  ).toBe('Suspend scale-in · Gateway on-call · Keep every server. · Cost.')
  expect(textOf({ kind: 'predictionJudged', met: false, expected, observed: 0.0010666 })).toBe('not met')
  expect(textOf({ kind: 'lookedAt', source: 'console', subject: 'pagerduty/incidents' })).toBe('console')
  expect(textOf({ kind: 'hypothesisStated', text: 'The release.', confidence: 'high' })).toBe(
    'The release. · high confidence',
  )
  expect(textOf({ kind: 'ticketCreated', ticketId: 'OPS-1', title: 'Warm the cache' })).toBe(
    'OPS-1 · Warm the cache',
  )
})

test('where nothing else says what a command was about, its id does, as words', () => {
  expect(textOf({ kind: 'approveAction', actionId: 'suspend-scale-in', executor: 'edge-oncall' })).toBe(
    'suspend scale in · Gateway on-call',
  )
})

test('names of the program become words', () => {
  expect(wordsOf('resolvedTooEarly')).toBe('Resolved too early')
})
