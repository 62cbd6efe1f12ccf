import { all, any, inEffect, not, trulyBelow } from '../condition-words.ts'

/** The two environments: the name is that of the secret and of the credential alike. */
export const PRODUCTION = 'object-gateway.production'
export const DEFAULT = 'object-gateway.default'

/** Usual rate of calls that carry production's key: uploads, misses of the caches, logs. */
export const PRODUCTION_CALLS = 320

export const inProduction = { environment: PRODUCTION } as const
export const inDefault = { environment: DEFAULT } as const

/** A key that works lies in production's secret. */
export const secretMended = any(inEffect('put-secret', inProduction), inEffect('rotate-again', inProduction))
/** The same, as something to ask for. */
export const mendingOfSecret = [
  { actionId: 'put-secret', parameters: inProduction },
  { actionId: 'rotate-again', parameters: inProduction },
]
/** And the gateways have fetched it. */
export const gatewayMended = any(
  all(inEffect('put-secret', inProduction), inEffect('redeploy-gateway', inProduction)),
  inEffect('rotate-again', inProduction),
)

/** Somebody has run the rotation again, with or without a decision: the default environment shows P4WN then. */
export const defaultRotatedAgain = any(inEffect('rotate-again', inDefault), {
  inState: 'evening.freelance.rotated',
})

/** Share of shared links whose signature is refused. */
export const refusedSignatures = 'link/links-downloads/deniedShare'

export const hurting = trulyBelow('customers/all/successShare', 0.985)
export const notMended = not(gatewayMended)

/** No text may contain them before the end. */
export const secretWords = [
  'hourly-wave',
  'environment flag',
  'rotated the wrong',
  'never reached production',
] as const
