import type { Scenario } from '../../scenario/index.ts'
import { debriefFromLog } from '../debrief-from-log.ts'
import { playbookPlayer } from '../playbook-player.ts'
import type { Player } from '../player.ts'

/** The scenario's playbook, whole: commands in Shadow, sets par, proves the scenario winnable. */
export function expert(scenario: Scenario): Player {
  return playbookPlayer({
    id: 'expert',
    label: 'Expert',
    describe: "Plays the scenario's own playbook from what the seat can see.",
    plays: scenario.playbook,
    debrief: debriefFromLog,
  })
}
