import type { Scenario } from '../../scenario/index.ts'
import type { SeriesParts } from '../../world/index.ts'
import type { Drill } from '../drill-state.ts'
import { apiProblem, type ProviderService } from './api-health.ts'
import { ownServices } from './own-services.ts'

export type ConsoleTool = 'aws' | 'datadog' | 'pagerduty' | 'terraform' | 'jira' | 'kubernetes'

/** What the engine knows of a console page: whether there is one, what it is about, and whether it answers now. */
export interface ConsoleFacts {
  /** null: reached from the shell only. */
  readonly tool: ConsoleTool | null
  readonly label: string
  /** null: every scenario has it. */
  readonly when: ((scenario: Scenario) => boolean) | null
  /** What follows the page's subject, e.g. a table's id; empty where there is nothing below it. */
  readonly items: (scenario: Scenario) => readonly string[]
  /** Series that it shows figures of; `item` null is all. */
  readonly shows: (series: SeriesParts, item: string | null) => boolean
  /** Is there anything on it but errors? `item` null is all. */
  readonly answers: (drill: Drill, item: string | null) => boolean
}

const none = () => []
const nothing = () => false
const always = () => true
const at =
  (wanted: SeriesParts['kind']): ConsoleFacts['shows'] =>
  ({ kind, owner }, item) =>
    kind === wanted && (item === null || item === owner)
const instances: ConsoleFacts['shows'] = ({ kind, owner, metric }, item) =>
  kind === 'service' &&
  (item === null || item === owner) &&
  (metric === 'instances' || metric === 'healthyInstances' || metric === 'cpu')
const ids = (list: readonly { readonly id: string }[] | undefined) => (list ?? []).map(({ id }) => id)
const platform = (scenario: Scenario) => scenario.topology.platform ?? {}
const some = (of: (scenario: Scenario) => readonly string[]) => (scenario: Scenario) =>
  of(scenario).length > 0

const serversOf = (s: Scenario) => ids(ownServices(s).filter((each) => each.onDemand === undefined))
const functionsOf = (s: Scenario) => ids(ownServices(s).filter((each) => each.onDemand !== undefined))
const tablesOf = (s: Scenario) => ids(platform(s).tables)
const queuesOf = (s: Scenario) => ids(platform(s).queues)
const endpointsOf = (s: Scenario) => ids(platform(s).endpoints)
const secretsOf = (s: Scenario) => ids(platform(s).secrets)
const certificatesOf = (s: Scenario) => ids(platform(s).certificates)
const usersOf = (s: Scenario) => [...new Set((platform(s).keys ?? []).map((key) => key.user))]
const addressesOf = (s: Scenario) => (s.terraform ?? []).map(({ address }) => address)
const hasKubectl = (s: Scenario) => s.actions.some((action) => action.console?.tool === 'kubectl')
const hasApplies = (s: Scenario) =>
  addressesOf(s).length > 0 || s.changes.some((change) => change.kind === 'terraform')

/** One API for all of it. */
const globally =
  (service: ProviderService): ConsoleFacts['answers'] =>
  (drill) =>
    apiProblem(drill, service, null) === null

/** An API in each region: what one of them answers is seen. */
const inSomeRegion =
  (service: ProviderService, regionsOf: RegionsOf): ConsoleFacts['answers'] =>
  (drill, item) =>
    [...new Set(regionsOf(drill.setup.scenario, item))].some(
      (region) => apiProblem(drill, service, region) === null,
    )

/** Where one thing is, or with `item` null all of them. */
type RegionsOf = (scenario: Scenario, item: string | null) => readonly string[]

const regionsOfServices =
  (idsOf: (scenario: Scenario) => readonly string[]): RegionsOf =>
  (scenario, item) => {
    const wanted = new Set(item === null ? idsOf(scenario) : [item])
    const { services, zones } = scenario.topology
    return zones
      .filter(({ id }) => services.some((service) => wanted.has(service.id) && id in service.instances))
      .map(({ region }) => region)
  }
const only = <T extends { readonly id: string }>(list: readonly T[] | undefined, item: string | null) =>
  (list ?? []).filter(({ id }) => item === null || id === item)
const regionsOfTables: RegionsOf = (s, item) =>
  only(platform(s).tables, item).flatMap((table) => table.replicas.map((replica) => replica.region))
const regionsOfQueues: RegionsOf = (s, item) => only(platform(s).queues, item).map(({ region }) => region)

type Rest = Partial<Pick<ConsoleFacts, 'when' | 'items' | 'shows' | 'answers'>>
const page = (
  tool: ConsoleFacts['tool'],
  label: string,
  { when = null, items = none, shows = nothing, answers = always }: Rest = {},
): ConsoleFacts => ({ tool, label, when, items, shows, answers })
const listing = (
  label: string,
  items: ConsoleFacts['items'],
  shows: ConsoleFacts['shows'],
  answers: ConsoleFacts['answers'],
): ConsoleFacts => page('aws', label, { when: some(items), items, shows, answers })

/** Every page there is, by subject, in the order of the menus. */
export const CONSOLE_CATALOGUE = {
  'aws/health': page('aws', 'Health Dashboard'),
  'aws/ec2': listing('EC2', serversOf, instances, inSomeRegion('ec2', regionsOfServices(serversOf))),
  'aws/lambda': listing(
    'Lambda',
    functionsOf,
    instances,
    inSomeRegion('lambda', regionsOfServices(functionsOf)),
  ),
  'aws/dynamodb': listing('DynamoDB', tablesOf, at('table'), inSomeRegion('dynamodb', regionsOfTables)),
  'aws/sqs': listing('SQS', queuesOf, at('queue'), inSomeRegion('sqs', regionsOfQueues)),
  // Which key a series is about says nothing of its user, so a user's page opens them all.
  'aws/iam': listing('IAM keys', usersOf, (series) => at('key')(series, null), globally('iam')),
  'aws/secretsmanager': listing('Secrets', secretsOf, nothing, globally('secretsmanager')),
  'aws/acm': listing('Certificates', certificatesOf, at('certificate'), globally('acm')),
  'aws/route53': listing('Route 53', endpointsOf, at('endpoint'), globally('route53')),
  'aws/cloudwatch': page('aws', 'CloudWatch', { answers: globally('cloudwatch') }),
  'aws/support': page('aws', 'Support', { answers: globally('support') }),
  'aws/cost': page('aws', 'Cost', { shows: at('cost'), answers: globally('cost') }),
  'aws/sts': page(null, 'STS', { answers: globally('sts') }),
  'datadog/monitors': page('datadog', 'Monitors'),
  'pagerduty/incidents': page('pagerduty', 'Incidents'),
  'pagerduty/schedule': page('pagerduty', 'Schedule'),
  'terraform/applies': page('terraform', 'Applies', { when: hasApplies }),
  'terraform/plan': page('terraform', 'Plan', { when: some(addressesOf) }),
  'terraform/state': page('terraform', 'State', { when: some(addressesOf), items: addressesOf }),
  'jira/board': page('jira', 'Board'),
  'kubernetes/workloads': page('kubernetes', 'Workloads', {
    when: hasKubectl,
    items: serversOf,
    shows: instances,
  }),
  'shell/dig': page(null, 'dig', { when: some(endpointsOf), items: endpointsOf, shows: at('endpoint') }),
  'shell/curl': page(null, 'curl', { when: some(endpointsOf), items: endpointsOf, shows: at('endpoint') }),
  'shell/tls': page(null, 'openssl', {
    when: some(certificatesOf),
    items: certificatesOf,
    shows: at('certificate'),
  }),
} as const satisfies Readonly<Record<string, ConsoleFacts>>

export type ConsoleKey = keyof typeof CONSOLE_CATALOGUE
