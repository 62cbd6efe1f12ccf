import type { ConsoleKey, Drill } from '../drill/index.ts'
import { ec2Page, lambdaPage } from './aws/compute-pages.ts'
import { dynamodbPage, sqsPage } from './aws/data-pages.ts'
import { healthPage } from './aws/health-page.ts'
import { acmPage, iamPage, secretsPage } from './aws/identity-pages.ts'
import { cloudwatchPage, costPage, route53Page, stsPage, supportPage } from './aws/operations-pages.ts'
import type { ConsoleContent } from './console-page.ts'
import { monitorsPage } from './tools/datadog-page.ts'
import { jiraPage } from './tools/jira-page.ts'
import { workloadsPage } from './tools/kubernetes-page.ts'
import { curlPage, digPage, tlsPage } from './tools/network-page.ts'
import { pagerIncidentsPage, pagerSchedulePage } from './tools/pagerduty-pages.ts'
import { appliesPage, planPage, statePage } from './tools/terraform-pages.ts'

/** How each page of the engine's catalogue is built; `item`: what it was opened for. */
export const CONSOLE_PAGES: Readonly<
  Record<ConsoleKey, (drill: Drill, item: string | null) => ConsoleContent>
> = {
  'aws/health': healthPage,
  'aws/ec2': ec2Page,
  'aws/lambda': lambdaPage,
  'aws/dynamodb': dynamodbPage,
  'aws/sqs': sqsPage,
  'aws/iam': iamPage,
  'aws/secretsmanager': secretsPage,
  'aws/acm': acmPage,
  'aws/route53': route53Page,
  'aws/cloudwatch': cloudwatchPage,
  'aws/support': supportPage,
  'aws/cost': costPage,
  'aws/sts': stsPage,
  'datadog/monitors': monitorsPage,
  'pagerduty/incidents': pagerIncidentsPage,
  'pagerduty/schedule': pagerSchedulePage,
  'terraform/applies': appliesPage,
  'terraform/plan': planPage,
  'terraform/state': statePage,
  'jira/board': jiraPage,
  'kubernetes/workloads': workloadsPage,
  'shell/dig': digPage,
  'shell/curl': curlPage,
  'shell/tls': tlsPage,
}
