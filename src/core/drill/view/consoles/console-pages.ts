import type { Scenario } from '../../../scenario/index.ts'
import type { Drill } from '../../drill-state.ts'
import { ec2Page, lambdaPage } from './aws/compute-pages.ts'
import { dynamodbPage, sqsPage } from './aws/data-pages.ts'
import { healthPage } from './aws/health-page.ts'
import { acmPage, iamPage, secretsPage } from './aws/identity-pages.ts'
import { cloudwatchPage, costPage, route53Page, stsPage, supportPage } from './aws/operations-pages.ts'
import type { ConsoleContent } from './console-page.ts'
import { bareSubject } from './console-subject.ts'
import { ownServices } from './own-services.ts'
import { monitorsPage } from './tools/datadog-page.ts'
import { jiraPage } from './tools/jira-page.ts'
import { workloadsPage } from './tools/kubernetes-page.ts'
import { curlPage, digPage, tlsPage } from './tools/network-page.ts'
import { pagerIncidentsPage, pagerSchedulePage } from './tools/pagerduty-pages.ts'
import { appliesPage, planPage, statePage } from './tools/terraform-pages.ts'

export type ConsoleTool = 'aws' | 'datadog' | 'pagerduty' | 'terraform' | 'jira' | 'kubernetes'

interface PageSpec {
  /** null: reached from the shell only. */
  readonly tool: ConsoleTool | null
  readonly label: string
  /** null: every scenario has it. */
  readonly when: ((scenario: Scenario) => boolean) | null
  readonly build: (drill: Drill, item: string | null) => ConsoleContent
  /** What follows the page's subject, e.g. a table's id; empty where there is nothing below it. */
  readonly items: (scenario: Scenario) => readonly string[]
  /** Series that it shows figures of; `item` null is all. */
  readonly shows: (series: readonly string[], item: string | null) => boolean
}

const none = () => []
const nothing = () => false
const at =
  (...kinds: readonly string[]): PageSpec['shows'] =>
  ([kind, owner], item) =>
    kinds.includes(kind ?? '') && (item === null || item === owner)
const instances: PageSpec['shows'] = ([kind, service, , metric], item) =>
  kind === 'service' &&
  (item === null || item === service) &&
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

type Rest = Partial<Pick<PageSpec, 'when' | 'items' | 'shows'>>
const page = (
  tool: PageSpec['tool'],
  label: string,
  build: PageSpec['build'],
  { when = null, items = none, shows = nothing }: Rest = {},
): PageSpec => ({ tool, label, build, when, items, shows })
const listing = (
  label: string,
  build: PageSpec['build'],
  items: PageSpec['items'],
  shows: PageSpec['shows'],
): PageSpec => page('aws', label, build, { when: some(items), items, shows })

/** Every page there is, by subject, in the order of the menus. */
export const CONSOLE_PAGES: Readonly<Record<string, PageSpec>> = {
  'aws/health': page('aws', 'Health Dashboard', healthPage),
  'aws/ec2': listing('EC2', ec2Page, serversOf, instances),
  'aws/lambda': listing('Lambda', lambdaPage, functionsOf, instances),
  'aws/dynamodb': listing('DynamoDB', dynamodbPage, tablesOf, at('table')),
  'aws/sqs': listing('SQS', sqsPage, queuesOf, at('queue')),
  // Which key a series is about says nothing of its user, so a user's page opens them all.
  'aws/iam': listing('IAM keys', iamPage, usersOf, (series) => at('key')(series, null)),
  'aws/secretsmanager': listing('Secrets', secretsPage, secretsOf, nothing),
  'aws/acm': listing('Certificates', acmPage, certificatesOf, at('certificate')),
  'aws/route53': listing('Route 53', route53Page, endpointsOf, at('endpoint')),
  'aws/cloudwatch': page('aws', 'CloudWatch', cloudwatchPage),
  'aws/support': page('aws', 'Support', supportPage),
  'aws/cost': page('aws', 'Cost', costPage, { shows: at('cost') }),
  'aws/sts': page(null, 'STS', stsPage),
  'datadog/monitors': page('datadog', 'Monitors', monitorsPage),
  'pagerduty/incidents': page('pagerduty', 'Incidents', pagerIncidentsPage),
  'pagerduty/schedule': page('pagerduty', 'Schedule', pagerSchedulePage),
  'terraform/applies': page('terraform', 'Applies', appliesPage, { when: hasApplies }),
  'terraform/plan': page('terraform', 'Plan', planPage, { when: some(addressesOf) }),
  'terraform/state': page('terraform', 'State', statePage, { when: some(addressesOf), items: addressesOf }),
  'jira/board': page('jira', 'Board', jiraPage),
  'kubernetes/workloads': page('kubernetes', 'Workloads', workloadsPage, {
    when: hasKubectl,
    items: serversOf,
    shows: instances,
  }),
  'shell/dig': page(null, 'dig', digPage, {
    when: some(endpointsOf),
    items: endpointsOf,
    shows: at('endpoint'),
  }),
  'shell/curl': page(null, 'curl', curlPage, {
    when: some(endpointsOf),
    items: endpointsOf,
    shows: at('endpoint'),
  }),
  'shell/tls': page(null, 'openssl', tlsPage, {
    when: some(certificatesOf),
    items: certificatesOf,
    shows: at('certificate'),
  }),
}

export interface ConsolePlace {
  readonly key: string
  readonly spec: PageSpec
  readonly item: string | null
}

/** The page a subject names in this scenario; null when there is none. */
export function consolePlace(scenario: Scenario, subject: string): ConsolePlace | null {
  const [tool = '', name = '', ...rest] = bareSubject(subject).split('/')
  const key = `${tool}/${name}`
  const spec = CONSOLE_PAGES[key]
  if (spec === undefined || spec.when?.(scenario) === false) return null
  const item = rest.length === 0 ? null : rest.join('/')
  return item === null || spec.items(scenario).includes(item) ? { key, spec, item } : null
}
