import type { SeatId } from '../../command/index.ts'
import { type ProviderService, seriesId } from '../../world/index.ts'
import { chance } from '../chance.ts'
import type { Drill } from '../drill-state.ts'
import { entriesOfKind } from '../log-by-kind.ts'
import { reading, seriesExists } from '../telemetry.ts'

/** Why a call to the provider does not answer, as its tools say it. */
export interface ConsoleProblem {
  /** Region, or `global`. */
  readonly where: string
  readonly kind: 'signIn' | 'connect' | 'api'
  /** The error code of the tool, e.g. `RequestLimitExceeded`. */
  readonly code: string
  readonly message: string
}

export type { ProviderService }

/** Words in the id of a control plane or endpoint that make it this service's where it does not say, and the code its API fails with. */
const SERVICES: Readonly<
  Record<ProviderService, { readonly words: readonly string[]; readonly code: string }>
> = {
  acm: { words: ['acm', 'certificates', 'certificate'], code: 'InternalServerException' },
  cloudwatch: { words: ['cloudwatch', 'monitoring'], code: 'InternalServiceFault' },
  cost: { words: ['billing', 'cost'], code: 'ServiceUnavailable' },
  dynamodb: { words: ['dynamodb', 'tables', 'table'], code: 'InternalServerError' },
  ec2: {
    words: ['ec2', 'autoscaling', 'launch', 'launches', 'instances', 'compute', 'fleet'],
    code: 'RequestLimitExceeded',
  },
  iam: { words: ['iam', 'identity', 'keys', 'access'], code: 'ServiceFailure' },
  lambda: { words: ['lambda', 'functions', 'function'], code: 'ServiceException' },
  route53: { words: ['route53', 'dns', 'zones', 'records'], code: 'ServiceUnavailable' },
  secretsmanager: { words: ['secretsmanager', 'secrets', 'secret'], code: 'InternalServiceError' },
  signin: { words: ['signin', 'sts', 'iam'], code: 'SignInFailed' },
  sqs: { words: ['sqs', 'queues', 'queue'], code: 'ServiceUnavailable' },
  sts: { words: ['sts'], code: 'InternalFailure' },
  support: { words: ['support', 'cases'], code: 'InternalServerError' },
}

const MINUTE = 60
/** A console session lasts twelve hours: longer than any drill. */
const SIGNED_OUT: ConsoleProblem = {
  where: 'global',
  kind: 'signIn',
  code: SERVICES.signin.code,
  message: 'We could not sign you in. An internal error occurred; try again in a few minutes.',
}

/** Why a call to this service fails in this minute, in a region (null: wherever it is); null when it does not. */
export function apiProblem(
  drill: Drill,
  service: ProviderService,
  region: string | null,
): ConsoleProblem | null {
  const minute = Math.floor(drill.state.second / MINUTE)
  const { code } = SERVICES[service]
  const { endpoints = [], controlPlanes = [] } = drill.setup.scenario.topology.platform ?? {}
  for (const endpoint of endpoints) {
    if (!isMeant(endpoint, service, region)) continue
    const where = endpoint.region
    if (strikes(drill, `console:name:${endpoint.id}`, minute, 1 - share(drill, endpoint.id, 'resolves', 1)))
      return {
        where,
        kind: 'connect',
        code: 'EndpointConnectionError',
        message: `Could not connect to the endpoint URL: "https://${hostOf(endpoint.label)}/"`,
      }
    if (strikes(drill, `console:call:${endpoint.id}`, minute, share(drill, endpoint.id, 'errorShare', 0)))
      return { where, kind: 'api', code, message: 'The service is unable to process the request (HTTP 503).' }
  }
  for (const plane of controlPlanes) {
    if (!isMeant(plane, service, region)) continue
    const failing = figureOf(drill, seriesId.plane(plane.id), 0, 0)
    if (strikes(drill, `console:plane:${plane.id}`, minute, failing))
      return { where: plane.region, kind: 'api', code, message: `${wordsOf(code)} (${plane.label}).` }
  }
  return null
}

/** Kept out of the consoles: sign-in fails now, and has failed whenever this seat tried. */
export function signInProblem(drill: Drill, seat: SeatId): ConsoleProblem | null {
  const now = drill.state.second
  if (!signInFails(drill, now)) return null
  const signedIn = entriesOfKind(drill.state.log, 'lookedAt').some(
    ({ at, by, event }) =>
      event.source === 'console' &&
      event.subject.startsWith('aws/') &&
      by.kind === 'seat' &&
      by.seat === seat &&
      !signInFails(drill, at),
  )
  return signedIn ? null : SIGNED_OUT
}

function signInFails(drill: Drill, at: number): boolean {
  const { endpoints = [] } = drill.setup.scenario.topology.platform ?? {}
  const ago = drill.state.second - at
  return endpoints.some((endpoint) => {
    if (!isMeant(endpoint, 'signin', null)) return false
    const resolves = figureOf(drill, seriesId.endpoint(endpoint.id, 'resolves'), ago, 1)
    const errors = figureOf(drill, seriesId.endpoint(endpoint.id, 'errorShare'), ago, 0)
    const works = resolves * (1 - errors)
    return strikes(drill, `console:signin:${endpoint.id}`, Math.floor(at / MINUTE), 1 - works)
  })
}

/** Failures rarer than this are a meter's noise, and a console tries again. */
const RARE = 0.02

/** Does it fail in this minute, failing in so large a share of all calls? */
const strikes = (drill: Drill, cause: string, minute: number, failing: number): boolean =>
  failing > RARE && chance(drill, cause, minute) < failing

interface Part {
  readonly id: string
  readonly region: string
  readonly service?: ProviderService | readonly ProviderService[]
}

function isMeant(part: Part, service: ProviderService, region: string | null): boolean {
  if (region !== null && part.region !== region) return false
  if (part.service !== undefined) return [part.service].flat().includes(service)
  const { words } = SERVICES[service]
  return part.id
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .some((word) => words.includes(word))
}

const share = (drill: Drill, endpointId: string, metric: 'resolves' | 'errorShare', absent: number): number =>
  figureOf(drill, seriesId.endpoint(endpointId, metric), 0, absent)

function figureOf(drill: Drill, series: string, agoSeconds: number, absent: number): number {
  const value = seriesExists(drill, series) ? reading(drill, series, agoSeconds) : Number.NaN
  return Number.isNaN(value) ? absent : value
}

/** The host in a label such as "DynamoDB (dynamodb.us-east-1.amazonaws.com)"; the label itself when it names none. */
export function hostOf(label: string): string {
  return /[a-z0-9-]+(?:\.[a-z0-9-]+)+/i.exec(label)?.[0] ?? label
}

/** "RequestLimitExceeded" -> "Request limit exceeded". */
function wordsOf(code: string): string {
  const words = code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
