import type { Clue, Investigation, Runbook, ScenarioAlert, VerificationCheck } from '../scenario.ts'
import type { IncidentKind } from './incident-kind.ts'
import { FAILED, SERVED } from './when.ts'

/** What rings: the objective's burn rate, and a plain threshold on what customers feel. */
export const draftAlerts: readonly ScenarioAlert[] = [
  {
    id: 'visits-failing',
    title: 'Visits are failing',
    detail: 'Less than 97 % of visits are served, for a minute.',
    team: 'app',
    urgency: 'high',
    rule: { kind: 'threshold', series: SERVED, comparison: 'below', value: 0.97, forSeconds: 60 },
    runbook: 'visits-failing',
  },
  {
    id: 'burn-fast',
    title: 'Error budget burns 14.4 times too fast',
    detail: 'Over the last hour and over the last five minutes.',
    team: 'platform',
    urgency: 'high',
    rule: { kind: 'burnRate', factor: 14.4, longWindowSeconds: 3600, shortWindowSeconds: 300 },
  },
]

export const draftRunbooks: readonly Runbook[] = [
  {
    id: 'visits-failing',
    title: 'Visits are failing',
    markdown:
      '# Visits are failing\n\nLook at customers first, then at services side by side: who makes errors, and who only waits for them? Compare zones. Compare demand with yesterday. What can be taken back may be tried early.',
  },
]

export function draftClues(kind: IncidentKind): readonly Clue[] {
  const { subject, signal, above: value } = kind.shown
  return [
    {
      id: 'cause-seen',
      says: kind.evidence,
      seenAt: [{ source: 'metrics', subject, when: { signal, is: 'above', value } }],
    },
    { id: 'cause-told', says: kind.answer, seenAt: [] },
    { id: 'demand-flat', says: 'No more customers than on any day.', seenAt: [] },
  ]
}

export function draftInvestigations(kind: IncidentKind): readonly Investigation[] {
  return [
    {
      id: 'find-difference',
      label: kind.question,
      teams: [kind.action.team],
      minutes: 3,
      findings: [
        {
          when: { faultActive: kind.fault.id },
          texts: [kind.answer],
          confidence: 'likely',
          clues: ['cause-told'],
        },
        {
          when: { always: true },
          texts: ['Nothing stands out at the moment.'],
          confidence: 'guess',
          clues: [],
        },
      ],
    },
    {
      id: 'demand-check',
      label: 'Do more customers arrive than usual?',
      teams: ['command', 'support', 'platform'],
      minutes: 2,
      findings: [
        {
          when: { always: true },
          texts: ['As many customers as yesterday at this hour. What grows is repetition.'],
          confidence: 'sure',
          clues: ['demand-flat'],
        },
      ],
    },
    {
      id: 'neighbours',
      label: 'Are the other services well?',
      teams: ['app', 'store', 'platform'],
      minutes: 3,
      findings: [
        {
          when: { always: true },
          texts: ['The others do their own work as fast as yesterday. What they show is waiting.'],
          confidence: 'likely',
          clues: [],
        },
      ],
    },
  ]
}

export const draftVerifications: readonly VerificationCheck[] = [
  {
    id: 'walk-through',
    label: "Walk a customer's path",
    teams: ['support', 'command'],
    minutes: 2,
    passes: { truth: FAILED, is: 'below', value: 0.02, forSeconds: 60 },
    passText: ['I did what a customer does, three times. It worked each time.'],
    failText: ['It failed once out of three. Not over yet.'],
  },
  {
    id: 'clear-for-ten',
    label: 'Ten clear minutes',
    teams: ['command', 'platform'],
    minutes: 1,
    passes: { truth: FAILED, is: 'below', value: 0.02, forSeconds: 600 },
    passText: ['Ten minutes without a dent.'],
    failText: ['Not ten clear minutes yet.'],
  },
]
