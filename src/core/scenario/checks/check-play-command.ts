import {
  COMMANDS,
  type CommandKind,
  commandsOf,
  type Duty,
  SEAT_IDS,
  seatDuties,
} from '../../command/index.ts'
import type { Play } from '../playbook.ts'
import { jsonPath, type Problem, suggest } from '../problem.ts'
import type { Scenario } from '../scenario.ts'
import type { Names } from './names-of.ts'

type Key = string | number

const groups = ['vendor', 'executives', 'legal', 'security']

/** A play does what a commander does: to answer what a seat was asked, to leave and to rate oneself is for who sits there. */
const OF_WHO_SITS_THERE: readonly Duty[] = ['answer', 'leave', 'rate']
const PLAYED = commandsOf(
  new Set([...seatDuties.commander].filter((duty) => !OF_WHO_SITS_THERE.includes(duty))),
)
const isPlayed = (kind: string): kind is CommandKind => PLAYED.some((each) => each === kind)

/** Commands that a seat can be given by, and the member that names it, or somebody of the cast. */
const TO_A_SEAT: Readonly<Partial<Record<CommandKind, string>>> = {
  assignRole: 'personId',
  askReport: 'personId',
  assignTask: 'personId',
  namePostmortemOwner: 'personId',
  handOverCommand: 'to',
}

/** What a play's command refers to. The drill checks the rest when it is given. */
export function checkPlayCommand(
  play: Play,
  scenario: Scenario,
  names: Names,
  base: readonly Key[],
): Problem[] {
  const problems: Problem[] = []
  const { command } = play
  const known = (
    field: string,
    name: unknown,
    list: readonly string[],
    what: string,
    keys: readonly Key[] = [field],
  ) => {
    if (typeof name !== 'string' || list.includes(name)) return
    problems.push({
      path: jsonPath([...base, ...keys]),
      message: `there is no ${what} "${name}"`,
      mend: suggest(name, list, what),
    })
  }
  known('kind', command.kind, PLAYED, 'command')
  const members = isPlayed(command.kind) ? Object.keys(COMMANDS[command.kind].members) : []
  for (const member of members)
    if (!(member in command))
      problems.push({
        path: jsonPath([...base, member]),
        message: `the command "${command.kind}" has no "${member}"`,
        mend: `add it; "${command.kind}" needs ${members.join(', ')}`,
      })
  const toSeat = isPlayed(command.kind) ? TO_A_SEAT[command.kind] : undefined
  if (toSeat !== undefined) known(toSeat, command[toSeat], [...names.person, ...SEAT_IDS], 'person or seat')
  else known('personId', command.personId, names.person, 'person')
  known('investigationId', command.investigationId, names.investigation, 'investigation')
  known('checkId', command.checkId, names.verification, 'verification')
  known('actionId', command.actionId, names.action, 'action')
  known('executor', command.executor, [...names.person, 'self'], 'person')
  if (command.kind === 'page')
    known('target', command.target, [...names.person, ...names.team, ...groups], 'person or team')
  const people = command.personIds
  if (Array.isArray(people))
    people.forEach((person, i) => {
      known('personIds', person, names.person, 'person', ['personIds', i])
    })
  const suspects = command.suspects
  if (Array.isArray(suspects))
    suspects.forEach((suspect, i) => {
      known('suspects', suspect, [...names.service, ...names.zone], 'service or zone', ['suspects', i])
    })
  const message = command.messageId
  const inject = typeof message === 'string' ? /^\{inject:(.+)\}$/.exec(message)?.[1] : undefined
  known('messageId', inject, names.inject, 'inject')
  const expected =
    (command.card as { expected?: { series?: unknown } } | null | undefined)?.expected ?? command.expected
  known('series', (expected as { series?: unknown } | undefined)?.series, names.series, 'series')

  const action = scenario.actions.find((each) => each.id === command.actionId)
  if (command.kind !== 'approveAction' || action === undefined) return problems
  const given = (command.parameters ?? {}) as Readonly<Record<string, unknown>>
  for (const parameter of action.parameters) {
    const values = parameter.options.map((option) => option.value)
    if (!values.includes(given[parameter.id] as string))
      problems.push({
        path: jsonPath([...base, 'parameters', parameter.id]),
        message: `"${String(given[parameter.id])}" is no choice for ${parameter.label}`,
        mend: suggest(String(given[parameter.id]), values.map(String), 'choice'),
      })
  }
  const executor = scenario.cast.find((member) => member.id === command.executor)
  if (executor !== undefined && !action.performedByTeams.includes(executor.team))
    problems.push({
      path: jsonPath([...base, 'executor']),
      message: `${executor.id} is not in a team that may do "${action.id}"`,
      mend: `use somebody of: ${action.performedByTeams.join(', ')}`,
    })
  return problems
}
