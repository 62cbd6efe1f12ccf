import type { Link, Topology } from '../../../src/core/world/index.ts'
import { sampleLink, sampleMarket, sampleService, sampleTopology } from './sample-world.ts'

type Platform = NonNullable<Topology['platform']>
export type Credential = NonNullable<Platform['credentials']>[number]

export const key = (
  id: string,
  status: 'active' | 'inactive' | 'absent' = 'active',
  consistencySeconds = 0,
): NonNullable<Platform['keys']>[number] => ({
  id,
  user: 'gateway',
  status,
  ageDays: status === 'absent' ? 0 : 100,
  consistencySeconds,
})

export const credential = (change: Partial<Credential> = {}): Credential => ({
  id: 'gateway',
  label: 'Gateway credential',
  secret: 'production',
  cacheSeconds: 3600,
  refetchOnRefusal: false,
  ...change,
})

export const endpoint = (
  id: string,
  ttlSeconds = 5,
  negativeTtlSeconds = 900,
): NonNullable<Platform['endpoints']>[number] => ({
  id,
  label: `${id}.example.internal`,
  region: 'one',
  ttlSeconds,
  negativeTtlSeconds,
})

/** Customers call `web`, which calls `store` over a link that needs what the test says. */
export function accessWorld(platform: Platform, link: Partial<Link>, perSecond = 200): Topology {
  const roomy = { instances: { 'one-a': 4, 'one-b': 4, 'one-c': 4 }, threadsPerInstance: 100 }
  return sampleTopology(
    [sampleService('web', roomy), sampleService('store', roomy)],
    [sampleLink('web', 'store', link)],
    [sampleMarket(perSecond)],
    { platform },
  )
}
