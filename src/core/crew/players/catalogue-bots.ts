import type { ActionGroup, ActionSpec, Play, Scenario } from '../../scenario/index.ts'
import { play } from '../bot-play.ts'
import { playbookPlayer } from '../playbook-player.ts'
import type { Player } from '../player.ts'

const MOST_COMBINATIONS = 24

/** Restarts all there is to restart, one after the other, and begins again. */
export function restartEverything(scenario: Scenario): Player {
  return playbookPlayer({
    id: 'restartEverything',
    label: 'Restart everything',
    describe: 'Acknowledges, then restarts every service in turn, again and again.',
    plays: [acknowledge, ...everyAction(scenario, 'restart', 60, 45, 900)],
  })
}

/** Adds all the capacity the catalogue offers, at its largest. */
export function scaleUp(scenario: Scenario): Player {
  return playbookPlayer({
    id: 'scaleUp',
    label: 'Scale up',
    describe: 'Acknowledges, then orders the most capacity of every kind.',
    plays: [acknowledge, ...everyAction(scenario, 'capacity', 60, 60, null)],
  })
}

const acknowledge = play(
  'acknowledge',
  { incident: 'paged' },
  20,
  { kind: 'acknowledgePage', pageId: '{page}' },
  60,
)

function everyAction(
  scenario: Scenario,
  group: ActionGroup,
  fromSecond: number,
  everySeconds: number,
  repeatsAfter: number | null,
): readonly Play[] {
  const chosen = scenario.actions
    .filter((action) => action.group === group)
    .flatMap((action) =>
      combinations(action, group === 'capacity').map((parameters) => ({ action, parameters })),
    )
  return chosen
    .slice(0, MOST_COMBINATIONS)
    .map(({ action, parameters }, index) =>
      play(
        `${action.id}:${Object.values(parameters).join(':')}`,
        { incident: 'paged' },
        fromSecond + everySeconds * index,
        { kind: 'approveAction', actionId: action.id, parameters, executor: 'self', card: null },
        repeatsAfter ?? undefined,
      ),
    )
}

/** All parameter choices; where only the largest amount is wanted, a numeric parameter keeps its largest option. */
function combinations(action: ActionSpec, largestOnly: boolean): readonly Record<string, string | number>[] {
  let all: Record<string, string | number>[] = [{}]
  for (const parameter of action.parameters) {
    const values = parameter.options.map((option) => option.value)
    const numbers = values.filter((value) => typeof value === 'number')
    const used = largestOnly && numbers.length === values.length ? [Math.max(...numbers)] : values
    all = all.flatMap((before) => used.map((value) => ({ ...before, [parameter.id]: value })))
  }
  return all
}
