import type { CommandOf } from '../../../src/core/command/index.ts'
import type { CastMember, Scenario } from '../../../src/core/scenario/index.ts'
import { tinyScenario } from '../../support/tiny-scenario.ts'

const web = tinyScenario.cast.find(({ id }) => id === 'web-oncall') as CastMember
const data = tinyScenario.cast.find(({ id }) => id === 'data-oncall') as CastMember
const drain = tinyScenario.actions.find(({ id }) => id === 'drain') as Scenario['actions'][number]

const instances = [8, 40].map((value) => ({ value, label: String(value) }))

/** Buys servers: through a control plane that can fail, and only as far as the provider has any. */
const grow: Scenario['actions'][number] = {
  ...drain,
  id: 'grow',
  label: 'Order servers',
  group: 'capacity',
  parameters: [{ id: 'instances', label: 'servers', options: instances }],
  durationSeconds: 40,
  plane: 'control',
  controlPlane: 'launches',
  effects: [
    {
      afterSeconds: 0,
      intervention: {
        kind: 'setDesiredInstances',
        service: 'web',
        region: 'east',
        instances: '$instances',
      },
    },
  ],
  undo: [
    {
      afterSeconds: 0,
      intervention: { kind: 'setDesiredInstances', service: 'web', region: 'east', instances: 8 },
    },
  ],
  warrantedBy: [],
}

/** Takes two steps, a minute apart. */
const ease: Scenario['actions'][number] = {
  ...drain,
  id: 'ease',
  label: 'Ease a zone out',
  group: 'degrade',
  effects: [
    { afterSeconds: 0, intervention: { kind: 'setZoneWeight', zone: '$zone', weight: 0.5 } },
    { afterSeconds: 60, intervention: { kind: 'setZoneWeight', zone: '$zone', weight: 0.1 } },
  ],
  warrantedBy: [],
}

/**
 * The tiny shop with more to do: a control plane, an action in two steps, a question with a need, people who are slow,
 * tired or from elsewhere, messages that ask for an action, and pages that the statechart rings.
 */
export const busyShop: Scenario = {
  ...tinyScenario,
  id: 'busy',
  topology: {
    ...tinyScenario.topology,
    platform: { controlPlanes: [{ id: 'launches', label: 'Instance launches', region: 'east' }] },
  },
  faults: [
    ...tinyScenario.faults,
    { id: 'apiDown', kind: 'controlPlane', plane: 'launches', failShare: 1, slowFactor: 1 },
    { id: 'apiSlow', kind: 'controlPlane', plane: 'launches', failShare: 0, slowFactor: 3 },
    { id: 'noRoom', kind: 'launchFailures', region: 'east', failShare: 1 },
  ],
  actions: [...tinyScenario.actions, grow, ease],
  cast: [
    ...tinyScenario.cast,
    { ...web, id: 'tired-web', onDutyHours: 14 },
    { ...web, id: 'slow-web', pace: 2 },
    { ...data, id: 'second-data', objections: [] },
  ],
  investigations: [
    ...tinyScenario.investigations,
    {
      id: 'what-helps',
      label: 'What would help?',
      teams: ['web'],
      minutes: 1,
      findings: [
        {
          when: { always: true },
          texts: ['Calls to east-b hang.'],
          needs: 'Drain east-b, please.',
          asksFor: [{ actionId: 'drain', parameters: { zone: 'east-b' } }],
          confidence: 'likely',
          clues: [],
        },
        { when: { always: true }, texts: ['No idea.'], confidence: 'guess', clues: [] },
      ],
    },
  ],
  injects: [
    ...tinyScenario.injects,
    {
      id: 'pleads',
      from: 'web-oncall',
      channel: 'incident',
      texts: ['Drain east-b at last!'],
      when: { afterSecond: 500 },
      asksFor: [{ actionId: 'drain', parameters: { zone: 'east-b' } }],
    },
    { id: 'spare', from: 'cto', channel: 'executive', texts: ['Is the press calling?'] },
  ],
}

/** The same shop in which a fault begins with the drill. */
export const busyShopWith = (faultId: string): Scenario => ({
  ...busyShop,
  machine: {
    id: 'busy',
    initial: 'broken',
    states: { broken: { entry: [{ type: 'injectFault', params: { faultId } }] } },
  },
})

export const approve = (
  actionId: string,
  parameters: Readonly<Record<string, string | number>>,
  executor: string,
  more: Partial<CommandOf<'approveAction'>> = {},
): CommandOf<'approveAction'> => ({
  kind: 'approveAction',
  actionId,
  parameters,
  executor,
  card: null,
  ...more,
})

export const sendTo = (
  personId: string,
  investigationId = 'which-zone',
  timeBoxMinutes: number | null = null,
): CommandOf<'assignTask'> => ({
  kind: 'assignTask',
  personId,
  investigationId,
  outcome: 'An answer.',
  timeBoxMinutes,
})

export const ring = (target: string): CommandOf<'page'> => ({ kind: 'page', target, reason: 'Please join.' })

export const commandTaken: CommandOf<'takeCommand'> = {
  kind: 'takeCommand',
  announcement: 'I am the incident commander.',
}
