import type { Scenario } from '../../src/core/scenario/index.ts'

type Platform = NonNullable<Scenario['topology']['platform']>

/** First harm in the drill; the public report's clock is counted from there. */
export const harmSecond = 240
/** The public report counts from the first harm. */
export const reported = (minutesFromHarm: number): number => harmSecond + 60 * minutesFromHarm

/** When the certificate in use runs out. */
export const certificateSecond = 1800

const gatewayKey = { user: 'svc-object-gateway', consistencySeconds: 30 } as const

/** Who may ask the store, and what was done about it before the drill begins. Times of `history`: see the sources. */
export const platform: Platform = {
  keys: [
    { id: 'AKOG-K7QD', status: 'active', ageDays: 100, ...gatewayKey },
    { id: 'AKOG-M2XR', status: 'absent', ageDays: 0, ...gatewayKey },
    { id: 'AKOG-P4WN', status: 'absent', ageDays: 0, ...gatewayKey },
    { id: 'AKOG-T9HS', status: 'absent', ageDays: 0, ...gatewayKey },
    {
      id: 'AKOG-S5LF',
      user: 'svc-object-gateway-default',
      status: 'active',
      ageDays: 41,
      consistencySeconds: 30,
    },
    { id: 'AKLI-B3VJ', user: 'svc-listing-index', status: 'active', ageDays: 96, consistencySeconds: 30 },
  ],
  secrets: [
    { id: 'object-gateway.default', environment: 'default', current: 'AKOG-S5LF' },
    { id: 'object-gateway.production', environment: 'production', current: 'AKOG-K7QD' },
    { id: 'listing-index.production', environment: 'production', current: 'AKLI-B3VJ' },
  ],
  credentials: [
    {
      id: 'object-gateway.production',
      label: 'Object gateway, production',
      secret: 'object-gateway.production',
      // A copy is kept until the next release: the report's gateways were bound to their secret by the deploy.
      cacheSeconds: 14_400,
      // Sessions of 70 minutes, renewed every nine: the last good ones run out 61 to 70 minutes after the key has gone.
      session: { seconds: 4200, refreshSeconds: 540 },
      refetchOnRefusal: false,
    },
    {
      id: 'object-gateway.default',
      label: 'Object gateway, default environment',
      secret: 'object-gateway.default',
      cacheSeconds: 14_400,
      session: { seconds: 4200, refreshSeconds: 540 },
      refetchOnRefusal: false,
    },
    {
      id: 'listing-index',
      label: 'Listing index',
      secret: 'listing-index.production',
      cacheSeconds: 3600,
      refetchOnRefusal: true,
    },
    {
      id: 'share-signature',
      label: 'Signatures of shared links',
      cacheSeconds: 3600,
      session: { seconds: 300, refreshSeconds: 120 },
      signedBy: 'link-signing',
      refetchOnRefusal: false,
    },
  ],
  certificates: [
    {
      id: 'link-signing',
      label: 'Signing certificate of shared links',
      expiresAtSecond: certificateSecond,
      storedExpiresAtSecond: certificateSecond + 69 * 86_400,
    },
    { id: 'edge-tls', label: 'Edge certificate', expiresAtSecond: 38 * 86_400 },
  ],
  queues: [
    {
      id: 'access-logs',
      label: 'Access logs to customers',
      region: 'eu-west-1',
      fedBy: 'edge-access-logs',
      consumer: 'log-delivery',
      pollsPerSecond: 40,
      visibilitySeconds: 60,
    },
  ],
  controlPlanes: [
    { id: 'iam', label: 'Users and access keys', service: 'iam', region: 'eu-west-1' },
    { id: 'secrets', label: 'Secrets', service: 'secretsmanager', region: 'eu-west-1' },
    { id: 'deploys', label: 'Deploys', region: 'eu-west-1' },
  ],
  history: [
    { at: reported(-109), intervention: { kind: 'createKey', key: 'AKOG-M2XR' } },
    {
      at: reported(-79),
      intervention: { kind: 'putSecret', secret: 'object-gateway.default', key: 'AKOG-M2XR' },
    },
    {
      at: reported(-78),
      intervention: { kind: 'refreshCredentials', credential: 'object-gateway.default', seconds: 20 },
    },
    { at: reported(-61), intervention: { kind: 'setKeyStatus', key: 'AKOG-K7QD', status: 'deleted' } },
  ],
}
