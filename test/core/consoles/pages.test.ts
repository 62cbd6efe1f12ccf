import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scenario as dynamodbOutage } from '../../../scenarios/dynamodb-outage/scenario.ts'
import { scenario as keyExpiry } from '../../../scenarios/key-expiry/scenario.ts'
import { scenario as latency } from '../../../scenarios/us-east-1-latency/scenario.ts'
import { consolePage } from '../../../src/core/consoles/consoles-view.ts'
import { isoTime } from '../../../src/core/consoles/iso-time.ts'
import { leaks } from '../../../src/core/grading/index.ts'
import { defaultPolicy, type Scenario } from '../../../src/core/scenario/index.ts'
import { openTable, second } from '../../../src/core/table/index.ts'
import { driveDrill } from '../../support/drive-drill.ts'
import { TROUBLE, tinyCloud } from './tiny-cloud.ts'

type Driver = ReturnType<typeof driveDrill>

const look = (driver: Driver, subject: string) => {
  driver.does({ kind: 'lookAt', source: 'console', subject })
  const { page } = driver.view().consoles
  if (page === null) throw new Error(`no page for ${subject}`)
  return page
}
const rowsOf = (page: ReturnType<typeof look>) => page.sections.flatMap((section) => section.rows)
/** Long enough after the trouble began for telemetry to have it, and resolvers to have forgotten. */
const inTrouble = () => driveDrill({ scenario: tinyCloud() }).waits(TROUBLE + 120)

describe('a console page', () => {
  it('is as old as telemetry: its figures are the newest that have arrived', () => {
    const driver = driveDrill({ scenario: tinyCloud() }).waits(95)
    const page = look(driver, 'aws/ec2')
    const { lagSeconds, resolutionSeconds } = tinyCloud().topology.observability
    expect(page.asOf).toBeLessThanOrEqual(95 - lagSeconds)
    expect(page.asOf).toBeGreaterThan(95 - lagSeconds - resolutionSeconds)
    const group = page.sections[0]?.rows.find((row) => row.cells[0] === 'web')
    expect(group?.cells.slice(2, 5)).toEqual([8, 8, 0])
  })

  it('tells old from new keys, and which version a secret points to, as they are set now', () => {
    const driver = driveDrill({ scenario: tinyCloud() }).waits(60)
    const before = rowsOf(look(driver, 'aws/iam')).map(({ cells }) => [cells[0], cells[4], cells[5]])
    expect(before).toEqual([
      ['svc-web', 'Active', 100],
      ['svc-audit', 'Inactive', 12],
    ])
    const act = { kind: 'approveAction', executor: 'self', card: null } as const
    driver.does({ ...act, actionId: 'new-key', parameters: {} }).waits(60)
    driver.does({ ...act, actionId: 'put-key', parameters: { key: 'NEWK' } }).waits(60)
    expect(rowsOf(look(driver, 'aws/iam/svc-web')).map(({ cells }) => cells[5])).toEqual([100, 0])
    const [secret] = rowsOf(look(driver, 'aws/secretsmanager'))
    expect(secret?.cells.slice(0, 4)).toEqual(['web.production', 'production', '…NEWK', '…OLDK'])
  })

  it('shows what is served and what lies in the store of a certificate apart', () => {
    const [certificate] = rowsOf(look(driveDrill({ scenario: tinyCloud() }).waits(60), 'aws/acm'))
    expect(certificate?.cells[2]).toBe('ISSUED')
    expect(Math.ceil(Number(certificate?.cells[3]))).toBe(3)
    expect(Math.ceil(Number(certificate?.cells[4]))).toBe(90)
  })

  it('does not exist for what this company does not use', () => {
    const driver = driveDrill()
    const tables = { kind: 'lookAt', source: 'console', subject: 'aws/dynamodb' } as const
    expect(driver.isRefused(tables)).toContain('aws/dynamodb')
    expect(driver.view().consoles.page).toBeNull()
    const menus = driver.view().handbook.consoles.map(({ subject }) => subject)
    expect(menus).toContain('aws/ec2')
    expect(menus).not.toContain('aws/dynamodb')
    expect(menus).not.toContain('terraform/plan')
  })

  it('calls out drift between the state file and the real world, and nothing where they agree', () => {
    const driver = driveDrill({ scenario: tinyCloud() }).waits(60)
    expect(rowsOf(look(driver, 'terraform/plan')).map(({ cells }) => cells)).toEqual([
      ['aws_autoscaling_group.web', 'desired_capacity', '8', '12'],
    ])
  })

  it('lists beside the plan what was done by hand since', () => {
    const driver = driveDrill({ scenario: tinyCloud() }).waits(30)
    driver.does({ kind: 'approveAction', actionId: 'new-key', parameters: {}, executor: 'self', card: null })
    driver.waits(60)
    const byHand = look(driver, 'terraform/plan').sections[1]?.rows.map(({ cells }) => cells[1])
    expect(byHand).toContain('Create a key')
    expect(rowsOf(look(driver, 'terraform/applies'))).toEqual([])
  })

  it('leaves out of our account what the provider or a partner runs', () => {
    const driver = driveDrill({ scenario: dynamodbOutage }).waits(30)
    const groups = new Set(look(driver, 'aws/ec2').sections[0]?.rows.map(({ cells }) => cells[0]))
    expect(groups).toContain('booking')
    for (const other of ['store', 'carriers', 'search']) expect(groups).not.toContain(other)
    expect(rowsOf(look(driver, 'aws/lambda')).map(({ cells }) => cells[0])).toContain('search')
  })

  it('puts tickets and tasks on one board', () => {
    const driver = driveDrill()
      .does({ kind: 'createTicket', type: 'followUp', title: 'Alarm on key age', ownerRole: '' })
      .does({ kind: 'page', target: 'web-oncall', reason: 'help' })
      .waitsFor('personJoined')
      .does({
        kind: 'assignTask',
        personId: 'web-oncall',
        investigationId: 'which-zone',
        outcome: 'the zone',
        timeBoxMinutes: 5,
      })
    const rows = rowsOf(look(driver, 'jira/board')).map(({ cells }) => [cells[0], cells[1], cells[2]])
    expect(rows).toEqual([
      ['OPS-1', 'Follow-up', 'To do'],
      ['OPS-t1', 'Task', 'In progress'],
    ])
    expect(driver.isRefused({ kind: 'createTicket', type: 'bug', title: ' ', ownerRole: '' })).toMatch(
      /title/,
    )
  })

  it('tells tickets and support cases in words, also where it is the Chief who asked', () => {
    const table = openTable({
      scenario: latency,
      policy: defaultPolicy,
      seed: 3,
      mode: 'shadow',
      seat: 'observer',
    })
    const { drill } = table
    const cases = () => consolePage(drill, 'observer', 'cli:aws/support')?.sections[0]?.rows ?? []
    const tasks = () => consolePage(drill, 'observer', 'jira/board')?.sections[0]?.rows ?? []
    while ((cases().length === 0 || tasks().length === 0) && drill.state.ended === null) second(table)
    const [supportCase] = cases()
    expect(supportCase?.cells[4]).toMatch(/^[A-Z].{20,}\.$/)
    for (const { cells } of tasks()) expect(cells[3]).toMatch(/^.{5,} \(.{10,}\)$/)
    const asked = drill.state.log.filter(({ event }) => event.kind === 'personPaged')
    expect(asked.some(({ event }) => 'reason' in event && typeof event.reason === 'object')).toBe(true)
  })

  it('names who is on call, and the escalation that the policy has', () => {
    const driver = driveDrill()
    const page = look(driver, 'pagerduty/schedule')
    expect(page.sections[0]?.rows.map(({ cells }) => cells[1])).toEqual([
      'web on-call engineer',
      'data on-call engineer',
    ])
    expect(page.sections[2]?.rows).toHaveLength(1 + driver.drill.setup.policy.escalation.length)
  })
})

describe('when the provider is hurt', () => {
  it('a page shows the error of an API that fails, and no figures', () => {
    const driver = driveDrill({ scenario: tinyCloud() }).waits(60)
    expect(look(driver, 'aws/ec2').problems).toEqual([])
    driver.waits(TROUBLE + 60)
    const page = look(driver, 'aws/ec2')
    expect(page.problems).toMatchObject([{ where: 'east', kind: 'api', code: 'RequestLimitExceeded' }])
    expect(rowsOf(page)).toEqual([])
  })

  it('a page whose endpoint has lost its name cannot connect', () => {
    const driver = driveDrill({ scenario: tinyCloud() }).waits(60)
    look(driver, 'aws/dynamodb')
    driver.waits(TROUBLE + 60)
    expect(look(driver, 'aws/dynamodb').problems).toMatchObject([{ kind: 'connect', where: 'east' }])
    const [name] = rowsOf(look(driver, 'aws/route53/dynamodb-east'))
    expect(name?.cells.at(-1)).toMatch(/DNS resolution failed/)
  })

  it('an API that fails half the time fails in about half of all minutes, the same in all of a minute', () => {
    let failed = 0
    let minutes = 0
    for (let seed = 1; seed <= 6; seed += 1) {
      const driver = driveDrill({ scenario: tinyCloud(0.5), seed }).waits(30)
      const fails = () => look(driver, 'aws/ec2').problems.length > 0
      expect(fails()).toBe(false)
      driver.waits(TROUBLE + 90)
      for (let minute = 0; minute < 15; minute += 1) {
        const now = fails()
        driver.waits(7)
        expect(fails()).toBe(now)
        driver.waits(53)
        failed += now ? 1 : 0
        minutes += 1
      }
    }
    expect(failed / minutes).toBeGreaterThan(0.35)
    expect(failed / minutes).toBeLessThan(0.65)
  })

  it('keeps out who had not signed in before, lets in who had, and never shuts the public health page', () => {
    const late = inTrouble()
    expect(look(late, 'aws/cloudwatch')).toMatchObject({ problems: [{ kind: 'signIn' }], sections: [] })
    expect(look(late, 'aws/health').problems).toEqual([])
    const early = driveDrill({ scenario: tinyCloud() }).waits(30)
    look(early, 'aws/cost')
    early.waits(TROUBLE + 90)
    expect(look(early, 'aws/cloudwatch').problems).toEqual([])
  })
})

describe('evidence from consoles', () => {
  const reached = (driver: Driver) => driver.all('clueReached').map(({ event }) => event.clueId)

  it('is what the open page shows, below it as well, and nothing of other pages', () => {
    const driver = driveDrill({ scenario: tinyCloud() }).waits(30)
    look(driver, 'aws/iam/svc-audit')
    expect(reached(driver)).toEqual([])
    look(driver, 'aws/iam')
    expect(reached(driver)).toEqual(['old-key'])
    look(driver, 'aws/health')
    expect(reached(driver)).toEqual(['old-key', 'vendor-silent'])
  })

  it('does not come from a page that only shows errors', () => {
    const driver = driveDrill({ scenario: tinyCloud() }).waits(30)
    look(driver, 'aws/cost')
    driver.waits(TROUBLE + 90)
    look(driver, 'aws/dynamodb')
    expect(reached(driver)).toEqual([])
  })
})

describe('times as APIs write them', () => {
  it('are the calendar’s, leap years and days before included', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('1999-01-01T00:00:00Z'),
          max: new Date('2105-12-31T00:00:00Z'),
          noInvalidDate: true,
        }),
        fc.integer({ min: -40_000_000, max: 40_000_000 }),
        (day, seconds) => {
          const date = day.toISOString().slice(0, 10)
          const expected = new Date(Date.parse(`${date}T00:00:00Z`) + seconds * 1000)
          expect(isoTime(date, seconds)).toBe(expected.toISOString().replace('.000Z', 'Z'))
        },
      ),
    )
  })
})

describe('every console page of our scenarios', () => {
  it.each([latency, keyExpiry, dynamodbOutage].map((scenario) => [scenario.id, scenario] as const))(
    'of %s opens, early and late, and gives no secret away',
    (_, scenario: Scenario) => {
      const driver = driveDrill({ scenario, seed: 3 })
      const { consoles } = driver.view().handbook
      const subjects = consoles.flatMap(({ subject, items }) => [
        ...(subject.startsWith('shell/') ? [] : [subject]),
        ...items.map(({ id }) => `${subject}/${id}`),
      ])
      for (const clue of scenario.clues)
        for (const place of clue.seenAt) if (place.source === 'console') subjects.push(place.subject)
      const texts: string[] = []
      for (const second of [5, 900, 1800]) {
        driver.waits(second - driver.drill.state.second)
        for (const subject of subjects) {
          const page = look(driver, subject)
          expect(
            page.sections.every(({ columns, rows }) => rows.every((r) => r.cells.length === columns.length)),
          ).toBe(true)
          texts.push(JSON.stringify(page))
        }
      }
      expect(leaks(texts.join('\n'), scenario)).toEqual([])
      expect(scenario.faults.filter(({ id }) => texts.some((text) => text.includes(`"${id}"`)))).toEqual([])
    },
  )
})
