import { expect, it } from 'vitest'
import type { Scenario } from '../../src/core/scenario/index.ts'
import { TROUBLE, tinyCloud } from '../core/consoles/tiny-cloud.ts'
import { builtInScenarios } from '../support/built-in-scenarios.ts'
import { driveDrill } from '../support/drive-drill.ts'

type Plane = NonNullable<NonNullable<Scenario['topology']['platform']>['controlPlanes']>[number]

/** The tiny cloud whose launch API fails, that control plane being described as given. */
function cloudWith(plane: Partial<Plane>): Scenario {
  const cloud = tinyCloud()
  const { platform } = cloud.topology
  const controlPlanes = platform?.controlPlanes?.map((each) =>
    each.id === 'launches' ? { ...each, ...plane } : each,
  )
  return { ...cloud, topology: { ...cloud.topology, platform: { ...platform, controlPlanes } as never } }
}

/** Console pages that a control plane's trouble shows on. */
function troubled(plane: Partial<Plane>): readonly string[] {
  const driver = driveDrill({ scenario: cloudWith(plane) }).waits(30)
  const problems = (subject: string): number => {
    driver.does({ kind: 'lookAt', source: 'console', subject })
    return driver.view().consoles.page?.problems.length ?? 0
  }
  const pages = ['aws/ec2', 'aws/acm', 'aws/cloudwatch']
  pages.forEach(problems)
  driver.waits(TROUBLE + 90)
  return pages.filter((page) => problems(page) > 0)
}

it('a control plane fails for the services it says it stands for, whatever it is called', () => {
  expect(troubled({})).toEqual(['aws/ec2'])
  expect(troubled({ label: 'Certificates and queues' })).toEqual(['aws/ec2'])
  expect(troubled({ service: 'acm' })).toEqual(['aws/acm'])
  expect(troubled({ service: ['acm', 'cloudwatch'] })).toEqual(['aws/acm', 'aws/cloudwatch'])
})

it('every name and control plane of the built-in scenarios says whose it is, or is nobody’s', async () => {
  const said = (await builtInScenarios()).flatMap(({ topology: { platform } }) =>
    [...(platform?.endpoints ?? []), ...(platform?.controlPlanes ?? [])].map(
      ({ id, service = 'nobody' }) => `${id}: ${[service].flat().join(', ')}`,
    ),
  )
  expect([...said].sort((a, b) => (a < b ? -1 : 1))).toEqual([
    'deploys: nobody',
    'dynamodb-east: dynamodb',
    'dynamodb-west: dynamodb',
    'iam: iam',
    'launches-east: ec2',
    'launches-west: ec2',
    'records: route53',
    'secrets: secretsmanager',
    'sts-east: sts, signin',
    'sts-west: sts, signin',
    'support: support',
    'tables-east: dynamodb',
    'tables-west: dynamodb',
  ])
})
