import type { PrintForm } from './shell-request.ts'

/** A call that only reads: where it looks, and how its answer is shaped. */
export interface AwsOperation {
  readonly page: string
  readonly section: string | null
  readonly form: PrintForm
  /** Option whose value is the thing below the page, and whether it has to be given. */
  readonly item?: { readonly option: string; readonly required: boolean; readonly missing: string }
  /** Options that keep only rows whose column has the value. */
  readonly filters?: Readonly<Record<string, string>>
}

const list = (page: string, section: string | null = null): AwsOperation => ({ page, section, form: 'list' })
const names = (page: string): AwsOperation => ({ page, section: null, form: 'names' })
const of = (operation: AwsOperation, option: string, missing: string, required = true): AwsOperation => ({
  ...operation,
  item: { option, required, missing },
})

/** The reading calls of each service that this shell has. */
export const AWS_OPERATIONS: Readonly<Record<string, Readonly<Record<string, AwsOperation>>>> = {
  acm: {
    'list-certificates': list('aws/acm'),
    'describe-certificate': of(list('aws/acm'), '--certificate-arn', 'ResourceNotFoundException'),
  },
  autoscaling: {
    'describe-auto-scaling-groups': of(
      list('aws/ec2', 'AutoScalingGroups'),
      '--auto-scaling-group-names',
      'ValidationError',
      false,
    ),
  },
  ce: { 'get-cost-and-usage': list('aws/cost') },
  cloudwatch: {
    'describe-alarms': { ...list('aws/cloudwatch'), filters: { '--state-value': 'StateValue' } },
  },
  dynamodb: {
    'list-tables': names('aws/dynamodb'),
    'describe-table': of(
      { page: 'aws/dynamodb', section: null, form: 'table' },
      '--table-name',
      'ResourceNotFoundException',
    ),
  },
  ec2: {
    'describe-instances': {
      page: 'aws/ec2',
      section: 'Instances',
      form: 'instances',
      filters: { '--filters': '', '--max-items': '' },
    },
  },
  health: { 'describe-events': list('aws/health') },
  iam: {
    'list-users': names('aws/iam'),
    'list-access-keys': of(list('aws/iam'), '--user-name', 'NoSuchEntity'),
    'get-access-key-last-used': {
      page: 'aws/iam',
      section: null,
      form: 'last-used',
      filters: { '--access-key-id': 'AccessKeyId' },
    },
  },
  lambda: {
    'list-functions': list('aws/lambda'),
    'get-function-concurrency': of(list('aws/lambda'), '--function-name', 'ResourceNotFoundException'),
  },
  route53: {
    'list-health-checks': list('aws/route53'),
    'get-health-check-status': of(list('aws/route53'), '--health-check-id', 'NoSuchHealthCheck'),
  },
  secretsmanager: {
    'list-secrets': list('aws/secretsmanager'),
    'describe-secret': of(list('aws/secretsmanager'), '--secret-id', 'ResourceNotFoundException'),
    'list-secret-version-ids': of(list('aws/secretsmanager'), '--secret-id', 'ResourceNotFoundException'),
  },
  sqs: {
    'list-queues': names('aws/sqs'),
    'get-queue-attributes': {
      ...of({ page: 'aws/sqs', section: null, form: 'attributes' }, '--queue-url', 'QueueDoesNotExist'),
      filters: { '--attribute-names': '' },
    },
  },
  sts: { 'get-caller-identity': list('aws/sts') },
  support: { 'describe-cases': list('aws/support') },
}
