import type { ActionSpec } from '../scenario.ts'
import type { IncidentKind } from './incident-kind.ts'

/** The way that ends it, two that help a little, and three tempting ones that do not. */
export function draftActions(kind: IncidentKind): readonly ActionSpec[] {
  const { action } = kind
  return [
    {
      id: action.id,
      label: action.label,
      group: action.group,
      description: action.description,
      parameters: [],
      durationSeconds: 90,
      plane: 'data',
      costUsd: 0,
      risk: action.risk,
      wayBack: action.wayBack,
      reversible: true,
      blastRadius: 'zone',
      performedByTeams: [...new Set([action.team, 'platform'])],
      effects: action.effects,
      undo: action.undo,
      warrantedBy: [['cause-told'], ['cause-seen', 'demand-flat']],
    },
    {
      id: 'cap-retries',
      label: 'Allow no retries between services',
      group: 'retries',
      description: 'Each call is tried once. Keeps trouble from multiplying.',
      parameters: [],
      durationSeconds: 30,
      plane: 'data',
      costUsd: 0,
      risk: 'A single lost call becomes an error for its customer.',
      wayBack: 'Allow retries again.',
      reversible: true,
      blastRadius: 'service',
      performedByTeams: ['app', 'platform'],
      effects: [{ afterSeconds: 0, intervention: { kind: 'setRetryPolicy', attempts: 1 } }],
      undo: [{ afterSeconds: 0, intervention: { kind: 'setRetryPolicy', attempts: 2 } }],
      warrantedBy: [],
    },
    {
      id: 'shed-load',
      label: 'Admit only a part of the customers',
      group: 'degrade',
      description: 'The others see a waiting page.',
      parameters: [
        {
          id: 'share',
          label: 'share admitted',
          options: [
            { value: 0.5, label: 'half' },
            { value: 0.75, label: 'three quarters' },
            { value: 1, label: 'everybody' },
          ],
        },
      ],
      durationSeconds: 30,
      plane: 'data',
      costUsd: 0,
      risk: 'Whoever is turned away is hurt for certain.',
      wayBack: 'Admit everybody.',
      reversible: true,
      blastRadius: 'region',
      performedByTeams: ['platform'],
      effects: [{ afterSeconds: 0, intervention: { kind: 'setAdmission', region: 'home', share: '$share' } }],
      undo: [{ afterSeconds: 0, intervention: { kind: 'setAdmission', region: 'home', share: 1 } }],
      warrantedBy: [['cause-told']],
    },
    {
      id: 'add-servers',
      label: 'Add application servers',
      group: 'capacity',
      description: 'Orders more instances of the application.',
      parameters: [
        {
          id: 'instances',
          label: 'instances in all',
          options: [
            { value: 18, label: 'half as many again' },
            { value: 36, label: 'three times as many' },
          ],
        },
      ],
      durationSeconds: 120,
      plane: 'control',
      costUsd: 400,
      risk: 'Costs money, and more servers do the same as those that are there.',
      wayBack: 'Give them back.',
      reversible: true,
      blastRadius: 'service',
      performedByTeams: ['platform'],
      effects: [
        {
          afterSeconds: 60,
          intervention: {
            kind: 'setDesiredInstances',
            service: 'app',
            region: 'home',
            instances: '$instances',
          },
        },
      ],
      undo: [
        {
          afterSeconds: 60,
          intervention: { kind: 'setDesiredInstances', service: 'app', region: 'home', instances: 12 },
        },
      ],
      warrantedBy: [],
      tempting: true,
    },
    restart('app', 'application', 'app'),
    restart('store', 'store', 'store'),
  ]
}

const restart = (service: string, name: string, team: string): ActionSpec => ({
  id: `restart-${service}`,
  label: `Restart the ${name}, all zones at once`,
  group: 'restart',
  description: 'Everything is away for a minute and a half.',
  parameters: [],
  durationSeconds: 20,
  plane: 'control',
  costUsd: 0,
  risk: 'Nobody is served meanwhile, and what is wrong comes back with it.',
  wayBack: 'None.',
  reversible: false,
  blastRadius: 'service',
  performedByTeams: [team, 'platform'],
  effects: [{ afterSeconds: 0, intervention: { kind: 'restart', service, seconds: 90 } }],
  warrantedBy: [],
  tempting: true,
})
