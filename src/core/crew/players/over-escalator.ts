import type { Play, Scenario } from '../../scenario/index.ts'
import { seriesId } from '../../world/index.ts'
import { play } from '../bot-play.ts'
import { playbookPlayer } from '../playbook-player.ts'
import type { Player } from '../player.ts'

/** Everything at once and at full volume: SEV-1, every pager, whole-region failover before anybody has looked. */
export function overEscalator(scenario: Scenario): Player {
  return playbookPlayer({
    id: 'overEscalator',
    label: 'Over-escalator',
    describe:
      'SEV-1 at once, pages everybody, moves the whole region before looking, tells everyone every two minutes.',
    plays: [
      play('acknowledge', { incident: 'paged' }, 5, { kind: 'acknowledgePage', pageId: '{page}' }, 30),
      play('declare', { incident: 'paged' }, 15, {
        kind: 'declareIncident',
        severity: 1,
        summary: 'Everything is down, all hands needed!',
      }),
      play('bridge', { incident: 'declared' }, 5, { kind: 'openBridge' }),
      play('command', { incident: 'declared' }, 10, {
        kind: 'takeCommand',
        announcement: 'Everybody on the bridge now!',
      }),
      ...scenario.cast
        .filter((member) => member.kind !== 'customer')
        .map((member, index) =>
          play(`page:${member.id}`, { incident: 'declared' }, 15 + 4 * index, {
            kind: 'page',
            target: member.id,
            reason: 'SEV-1, join now!',
          }),
        ),
      ...failovers(scenario),
      play('status', { incident: 'declared' }, 60, {
        kind: 'postStatus',
        phase: 'investigating',
        text: 'We have a total outage. All customers are affected. We hope to be back very soon.',
        nextUpdateMinutes: null,
      }),
      play(
        'shout',
        { incident: 'declared' },
        90,
        { kind: 'postInternalUpdate', text: 'Still down! Can someone please fix this?' },
        120,
      ),
      play(
        'executives',
        { incident: 'declared' },
        60,
        { kind: 'briefExecutives', text: 'It is very bad, we are doing all we can.' },
        240,
      ),
      play(
        'resolve',
        { signal: seriesId.customers('all', 'successShare'), is: 'above', value: 0.97, forSeconds: 60 },
        20,
        {
          kind: 'resolveIncident',
          text: 'Back up!',
        },
      ),
    ],
  })
}

function failovers(scenario: Scenario): readonly Play[] {
  return scenario.actions
    .filter((action) => action.group === 'failover')
    .map((action, index) =>
      play(`failover:${action.id}`, { incident: 'declared' }, 45 + 20 * index, {
        kind: 'approveAction',
        actionId: action.id,
        parameters: Object.fromEntries(
          action.parameters.map((parameter) => [
            parameter.id,
            parameter.options[parameter.options.length - 1]?.value ?? '',
          ]),
        ),
        executor: 'self',
        card: null,
      }),
    )
}
