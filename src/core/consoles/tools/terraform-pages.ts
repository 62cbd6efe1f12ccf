import type { ConsoleProblem, Drill } from '../../drill/index.ts'
import { apiProblem } from '../../drill/index.ts'
import type { Scenario } from '../../scenario/index.ts'
import { changesView } from '../../view/index.ts'
import type { ProviderService } from '../../world/index.ts'
import { type ConsoleContent, type ConsoleRow, columns, row } from '../console-page.ts'
import { figure } from '../console-reading.ts'

type TerraformResource = NonNullable<Scenario['terraform']>[number]

/** Whose API a resource is read from, by its type. */
const SERVICE_OF_TYPE: readonly (readonly [RegExp, ProviderService])[] = [
  [/^aws_(autoscaling|launch|instance|lb|vpc|subnet)/, 'ec2'],
  [/^aws_dynamodb/, 'dynamodb'],
  [/^aws_iam/, 'iam'],
  [/^aws_lambda/, 'lambda'],
  [/^aws_route53/, 'route53'],
  [/^aws_secretsmanager/, 'secretsmanager'],
  [/^aws_sqs/, 'sqs'],
  [/^aws_acm/, 'acm'],
  [/^aws_cloudwatch/, 'cloudwatch'],
]
/** Counted things differ when they differ by half of one; measured ones when by more than their noise. */
const COUNT_DIFFERS = 0.5
const MEASURE_DIFFERS = 0.05

/** What was applied lately: plans that ran, newest first. */
export function appliesPage(drill: Drill): ConsoleContent {
  const applies = changesView(drill).filter((change) => change.kind === 'terraform')
  return {
    title: 'Recent applies',
    live: false,
    problems: [],
    sections: [
      {
        key: 'runs',
        title: 'Applied',
        note: applies.length === 0 ? 'No apply is on record.' : 'What was done by hand is not in this list.',
        columns: columns(
          ['id', 'Run'],
          ['applied_at', 'Applied', 'clock'],
          ['message', 'Message'],
          ['resources', 'Resources'],
          ['created_by', 'By'],
        ),
        rows: [...applies]
          .reverse()
          .map((change) =>
            row(
              [change.id, change.at, change.title, change.resources.join(', ') || '–', change.byRole],
              null,
              { source: 'changes', subject: change.id },
            ),
          ),
      },
    ],
  }
}

/** The state file: what the code made, as last applied. */
export function statePage(drill: Drill, item: string | null): ConsoleContent {
  const resources = (drill.setup.scenario.terraform ?? []).filter(
    ({ address }) => item === null || address === item,
  )
  return {
    title: item === null ? 'State' : `State of ${item}`,
    live: false,
    problems: [],
    sections: [
      {
        key: 'resources',
        title: 'Managed resources',
        note: 'As last applied: not as it is now.',
        // One attribute to a line, as the state file writes them.
        columns: columns(['address', 'Resource'], ['attributes', 'Attributes']),
        rows: resources.map(({ address, attributes }) =>
          row([
            address,
            Object.entries(attributes)
              .map(([name, value]) => `${name} = ${typeof value === 'string' ? `"${value}"` : value}`)
              .join('\n'),
          ]),
        ),
      },
    ],
  }
}

/** A plan: the state file against the real world. The refresh asks the provider's APIs, so it fails where they do. */
export function planPage(drill: Drill): ConsoleContent {
  const problems: ConsoleProblem[] = []
  const rows: ConsoleRow[] = []
  for (const resource of drill.setup.scenario.terraform ?? []) {
    const problem = refreshProblem(drill, resource)
    if (problem === null) rows.push(...driftOf(drill, resource))
    else if (!problems.some((each) => each.code === problem.code && each.where === problem.where))
      problems.push({ ...problem, message: `${resource.address}: ${problem.message}` })
  }
  const byHand = handMade(drill)
  const count = new Set(rows.map(({ cells }) => cells[0])).size
  return {
    title: 'Plan',
    live: true,
    problems,
    sections: [
      {
        key: 'resource_drift',
        title: count === 0 ? 'No drift found' : 'Objects have changed outside of Terraform',
        note:
          count === 0
            ? problems.length === 0
              ? 'No changes. Your infrastructure matches the configuration.'
              : 'What could not be refreshed is not compared.'
            : `Plan: 0 to add, ${count} to change, 0 to destroy. An apply would set them back.`,
        columns: columns(
          ['address', 'Resource'],
          ['attribute', 'Attribute'],
          ['before', 'Real'],
          ['after', 'Configured'],
        ),
        rows,
      },
      {
        key: 'manual_changes',
        title: 'Changes by hand to managed resources',
        note: byHand.length === 0 ? 'None is on record.' : null,
        columns: columns(['at', 'When', 'clock'], ['title', 'Change'], ['by', 'By']),
        rows: byHand,
      },
    ],
  }
}

function refreshProblem(drill: Drill, { address }: TerraformResource): ConsoleProblem | null {
  const service = SERVICE_OF_TYPE.find(([type]) => type.test(address.replace(/^module\.[^.]+\./, '')))?.[1]
  return service === undefined ? null : apiProblem(drill, service, null)
}

function driftOf(drill: Drill, { address, attributes, observed = {} }: TerraformResource): ConsoleRow[] {
  return Object.entries(observed).flatMap(([name, series]) => {
    const configured = attributes[name]
    const real = figure(drill, series)
    if (typeof configured !== 'number' || real === null) return []
    const whole = Number.isInteger(configured) && configured < 10_000
    const apart = Math.abs(real - configured)
    const differs = whole ? apart >= COUNT_DIFFERS : apart > MEASURE_DIFFERS * Math.abs(configured)
    if (!differs) return []
    return [
      row(
        [address, name, String(whole && Math.abs(real) >= 1 ? Math.round(real) : real), String(configured)],
        'warn',
      ),
    ]
  })
}

function handMade(drill: Drill): readonly ConsoleRow[] {
  const managed = new Set((drill.setup.scenario.terraform ?? []).map(({ address }) => address))
  return changesView(drill)
    .filter(
      (change) =>
        change.kind !== 'terraform' &&
        change.kind !== 'deploy' &&
        (change.at > 0 || change.resources.some((address) => managed.has(address))),
    )
    .map((change) =>
      row([change.at, change.title, change.byRole], null, { source: 'changes', subject: change.id }),
    )
}
