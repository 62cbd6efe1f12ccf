import type { Scenario } from '../../src/core/scenario/index.ts'

/** The provider's public page: late, careful, and always with the time of the next word. */
export const vendorPosts: Scenario['vendorPosts'] = [
  {
    id: 'post-generic',
    state: 'informational',
    text: 'We are investigating increased error rates and latencies for several services in the US-EAST-1 Region. The next update follows within 45 minutes.',
  },
  {
    id: 'post-wide',
    state: 'degraded',
    text: 'We can confirm elevated error rates for requests to many services in the US-EAST-1 Region. Opening support cases through the Support Center or its API may be affected as well. Engineers are engaged. The next update follows within 45 minutes.',
  },
  {
    id: 'post-service',
    state: 'degraded',
    text: 'We can confirm significant error rates for requests to DynamoDB endpoints in the US-EAST-1 Region. Other services in the Region that depend on it are affected too. We are working on several paths to recovery in parallel. The next update follows within 45 minutes.',
  },
  {
    id: 'post-cause',
    state: 'degraded',
    text: 'The errors for DynamoDB in US-EAST-1 appear related to the resolution of its endpoint name. Global services that rely on US-EAST-1, such as identity updates and global tables, may be affected. Please keep retrying requests that failed. The next update follows within 45 minutes.',
  },
  {
    id: 'post-early-signs',
    state: 'degraded',
    text: 'We have applied first mitigations and see early signs of recovery for some affected services. Requests may still fail. There may be added latency and a backlog of work to get through.',
  },
  {
    id: 'post-mitigated',
    state: 'resolved',
    text: 'The name resolution issue has been fully mitigated and most operations succeed normally now. If you still see it, we recommend flushing your DNS caches. Some requests may be throttled while we continue towards full resolution.',
  },
  {
    id: 'post-launches',
    state: 'degraded',
    text: 'We continue to see elevated error rates for launches of new instances in US-EAST-1 and are limiting the rate of launches to aid recovery. Running instances are not affected. If you can, launch in another Region.',
  },
  {
    id: 'post-balancers',
    state: 'degraded',
    text: 'We have narrowed down the source of network connectivity errors in US-EAST-1: an internal subsystem that monitors the health of network load balancers. We are limiting requests for launches while we work on it.',
  },
  {
    id: 'post-checks-off',
    state: 'degraded',
    text: 'Automatic health failover for network load balancers is switched off for now, and connectivity has recovered. Instance launches remain limited.',
  },
  {
    id: 'post-launches-normal',
    state: 'resolved',
    text: 'Instance launches succeed normally again in all Availability Zones of US-EAST-1. We are working through backlogs and will share more later.',
  },
]
