import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scenario as dynamodbOutage } from '../../../scenarios/dynamodb-outage/scenario.ts'
import { scenario as keyExpiry } from '../../../scenarios/key-expiry/scenario.ts'
import { scenario as latency } from '../../../scenarios/us-east-1-latency/scenario.ts'
import {
  completeShellLine,
  printShell,
  readShellLine,
  type SeatView,
} from '../../../src/core/consoles/index.ts'
import { readArguments, splitWords } from '../../../src/core/consoles/shell/shell-words.ts'
import { driveDrill } from '../../support/drive-drill.ts'
import { TROUBLE, tinyCloud } from './tiny-cloud.ts'

type Driver = ReturnType<typeof driveDrill>

/** Types a line and reads what is printed; what the line drafts or gives is named instead. */
function types(driver: Driver, line: string): string {
  const request = readShellLine(line, driver.view().handbook)
  if (request.kind === 'answer') return request.text
  if (request.kind !== 'look') return request.kind
  driver.does({ kind: 'lookAt', source: request.source, subject: request.subject })
  return printShell(request.print, driver.view())
}

const cloud = (seconds = 60) => driveDrill({ scenario: tinyCloud() }).waits(seconds)

describe('a shell line', () => {
  it('is split as a shell does, whatever stands in quotes', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9_./:=,@-]{1,12}$/)
    const quoted = fc.stringMatching(/^[A-Za-z0-9 |]{1,12}$/)
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            word.map((w) => [w, w]),
            quoted.map((q) => [`"${q}"`, q]),
          ),
        ),
        (parts) => {
          expect(splitWords(parts.map(([typed]) => typed).join('  '))).toEqual(
            parts.map(([, meant]) => meant),
          )
        },
      ),
    )
  })

  it('has its options in any order', () => {
    const option = fc.tuple(fc.stringMatching(/^--[a-z]{2,8}$/), fc.stringMatching(/^[a-z0-9]{1,8}$/))
    fc.assert(
      fc.property(
        fc.uniqueArray(option, { maxLength: 5, selector: ([name]) => name }),
        fc.nat(),
        (options, by) => {
          const turned = [
            ...options.slice(by % (options.length + 1)),
            ...options.slice(0, by % (options.length + 1)),
          ]
          const read = (list: typeof options) => readArguments(['aws', 'do', ...list.flat()])
          expect(read(turned)).toEqual(read(options))
          expect(read(options).options).toEqual(Object.fromEntries(options))
        },
      ),
    )
  })

  it('that is nonsense is answered, never thrown at', () => {
    const book = cloud().view().handbook
    const word = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        'aws',
        'iam',
        'dynamodb',
        '--table-name',
        'describe-table',
        'terraform',
        'state',
        '|',
        '--',
      ),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 7 }), (words) => {
        const line = words.join(' ')
        expect(['answer', 'look', 'draft', 'give', 'clear']).toContain(readShellLine(line, book).kind)
        for (const found of completeShellLine(line, book))
          expect(found.startsWith(line.split(/\s+/).at(-1) ?? '')).toBe(true)
      }),
    )
  })
})

describe('commands that read', () => {
  it('answer in the shape of the tool', () => {
    const driver = cloud()
    const keys = JSON.parse(types(driver, 'aws iam list-access-keys --user-name svc-web'))
    expect(keys.AccessKeyMetadata).toHaveLength(1)
    expect(keys.AccessKeyMetadata[0].AccessKeyId).toMatch(/^AKIA[0-9A-Z]{12}OLDK$|^AKIA[0-9A-F]+OLDK$/)
    expect(keys.AccessKeyMetadata[0].AccessKeyId).toHaveLength(20)
    const table = JSON.parse(types(driver, 'aws dynamodb describe-table --table-name orders'))
    expect(table.Table).toMatchObject({
      TableName: 'orders',
      BillingModeSummary: { BillingMode: 'PROVISIONED' },
      Replicas: [{ ProvisionedThroughput: { ReadCapacityUnits: 500, WriteCapacityUnits: 200 } }],
    })
    expect(JSON.parse(types(driver, 'aws dynamodb list-tables'))).toEqual({ TableNames: ['orders'] })
    expect(types(driver, 'aws sts get-caller-identity')).toMatch(/arn:aws:sts/)
    expect(types(driver, 'dig dynamodb.east.example.com')).toMatch(/ANSWER SECTION/)
    expect(types(driver, 'curl -sv https://sts.east.example.com/')).toMatch(/200 OK/)
    expect(
      types(driver, 'openssl s_client -connect shop.example.com:443 | openssl x509 -noout -dates'),
    ).toMatch(/^notAfter=Feb {2}6 13:53:20 2026 GMT$/)
    expect(types(driver, 'terraform plan')).toMatch(/1 to change/)
    expect(types(driver, 'terraform state show aws_sqs_queue.store["a.b"]')).toMatch(/size = 6/)
    expect(types(driver, 'logs web --level info')).toMatch(/INFO/)
    expect(types(driver, 'trace')).toMatch(/trace [0-9a-f]+/)
  })

  it('are logged as looks, at the page that they read', () => {
    const driver = cloud()
    types(driver, 'aws iam list-access-keys --user-name svc-audit --output table')
    expect(driver.last('lookedAt')).toMatchObject({ source: 'console', subject: 'cli:aws/iam/svc-audit' })
    const looks = driver.all('lookedAt').length
    types(driver, 'aws iam list-access-keys --user-name nobody')
    types(driver, 'aws iam list-access-keys')
    types(driver, 'aws lambda list-functions')
    expect(driver.all('lookedAt')).toHaveLength(looks)
  })

  it('fail as the tool does: wrong words, missing options, things that are not there', () => {
    const driver = cloud()
    expect(types(driver, 'ls')).toBe('ls: command not found')
    expect(types(driver, 'aws s4 ls')).toMatch(/Invalid choice "s4"/)
    expect(types(driver, 'aws iam list-access-keys')).toMatch(/arguments are required: --user-name/)
    expect(types(driver, 'aws dynamodb describe-table --table-name carts')).toMatch(
      /ResourceNotFoundException/,
    )
    expect(types(driver, 'aws dynamodb describe-table --table-nam orders')).toMatch(
      /Unknown options: --table-nam/,
    )
    expect(types(driver, 'dig nowhere.example.com')).toMatch(/NXDOMAIN/)
    expect(types(driver, 'aws iam get-access-key-last-used --access-key-id NOPE')).toMatch(/NoSuchEntity/)
  })

  it('print the error of an API that is hurt', () => {
    const driver = cloud(TROUBLE + 120)
    expect(types(driver, 'aws dynamodb describe-table --table-name orders')).toBe(
      'Could not connect to the endpoint URL: "https://dynamodb.east.example.com/"',
    )
    expect(types(driver, 'aws autoscaling describe-auto-scaling-groups')).toMatch(
      /^An error occurred \(RequestLimitExceeded\) when calling the DescribeAutoScalingGroups operation/,
    )
    expect(types(driver, 'aws sts get-caller-identity')).toMatch(/^An error occurred \(InternalFailure\)/)
    expect(types(driver, 'dig dynamodb.east.example.com')).toMatch(/ANSWER: 0/)
    expect(types(driver, 'curl https://dynamodb.east.example.com')).toMatch(/Could not resolve host/)
    expect(types(driver, 'terraform plan')).toMatch(/Error: refreshing state: aws_autoscaling_group.web/)
  })
})

describe('commands that change production', () => {
  it('become drafts of the action they stand for, with the parameters that were typed', () => {
    const book = cloud().view().handbook
    expect(readShellLine('aws iam create-access-key --user-name svc-web', book)).toMatchObject({
      kind: 'draft',
      actionId: 'new-key',
    })
    expect(
      readShellLine(
        'aws secretsmanager put-secret-value --secret-string key=NEWK --secret-id web.production --region east',
        book,
      ),
    ).toMatchObject({ kind: 'draft', actionId: 'put-key', parameters: { key: 'NEWK' } })
  })

  it('say how they are written when something else is typed, and are refused when no action is behind them', () => {
    const driver = cloud()
    expect(types(driver, 'aws secretsmanager put-secret-value --secret-id web.production')).toMatch(
      /^usage: aws secretsmanager put-secret-value .*key=<OLDK\|NEWK>/,
    )
    expect(types(driver, 'aws iam delete-user --user-name svc-web')).toMatch(/AccessDenied/)
    expect(types(driver, 'terraform apply')).toMatch(/approved change/)
    expect(driver.all('actionApproved')).toEqual([])
  })

  it('are found for every command that a scenario of ours has, whatever option is chosen', () => {
    for (const scenario of [latency, dynamodbOutage, keyExpiry, tinyCloud()])
      expectDrafts(driveDrill({ scenario }).view().handbook)
  })
})

/** Every action's command, filled in with each of its options, is read as a draft that does the same. */
function expectDrafts(book: SeatView['handbook']): void {
  for (const action of book.actions) {
    if (action.console === null) continue
    const most = Math.max(1, ...action.parameters.map(({ options }) => options.length))
    for (let nth = 0; nth < most; nth += 1) {
      const chosen = Object.fromEntries(
        action.parameters.map(({ id, options }) => [id, options[nth % options.length]?.value ?? '']),
      )
      const line = action.console.command.replace(/\$(\w+)/g, (_, id: string) => String(chosen[id]))
      const request = readShellLine(line, book)
      expect(request, line).toMatchObject({ kind: 'draft' })
      if (request.kind !== 'draft') continue
      const meant = book.actions.find(({ id }) => id === request.actionId)
      const said = (meant?.console?.command ?? '').replace(/\$(\w+)/g, (_, id: string) =>
        String(request.parameters[id]),
      )
      expect(splitWords(said).toSorted()).toEqual(splitWords(line).toSorted())
    }
  }
}
