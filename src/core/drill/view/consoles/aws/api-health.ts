import { chance } from '../../../chance.ts'
import type { SeatId } from '../../../command.ts'
import type { Drill } from '../../../drill-state.ts'
import { reading, seriesExists } from '../../../telemetry.ts'
import type { ConsoleProblem } from '../console-page.ts'

/** A service of the provider as its console knows it. */
export type ProviderService =
  | 'acm'
  | 'cloudwatch'
  | 'cost'
  | 'dynamodb'
  | 'ec2'
  | 'iam'
  | 'lambda'
  | 'route53'
  | 'secretsmanager'
  | 'signin'
  | 'sqs'
  | 'sts'
  | 'support'

/** Words in the id or label of a control plane or endpoint that make it this service's, and the code its API fails with. */
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
  const { words, code } = SERVICES[service]
  const { endpoints = [], controlPlanes = [] } = drill.setup.scenario.topology.platform ?? {}
  for (const endpoint of endpoints) {
    if (!isMeant(endpoint, words, region)) continue
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
    if (!isMeant(plane, words, region)) continue
    const failing = figureOf(drill, `plane/${plane.id}/errorShare`, 0, 0)
    if (strikes(drill, `console:plane:${plane.id}`, minute, failing))
      return { where: plane.region, kind: 'api', code, message: `${wordsOf(code)} (${plane.label}).` }
  }
  return null
}

/** Kept out of the consoles: sign-in fails now, and has failed whenever this seat tried. */
export function signInProblem(drill: Drill, seat: SeatId): ConsoleProblem | null {
  const now = drill.state.second
  if (!signInFails(drill, now)) return null
  const signedIn = drill.state.log.some(
    ({ at, by, event }) =>
      event.kind === 'lookedAt' &&
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
    if (!isMeant(endpoint, SERVICES.signin.words, null)) return false
    const resolves = figureOf(drill, `endpoint/${endpoint.id}/resolves`, ago, 1)
    const errors = figureOf(drill, `endpoint/${endpoint.id}/errorShare`, ago, 0)
    const works = resolves * (1 - errors)
    return strikes(drill, `console:signin:${endpoint.id}`, Math.floor(at / MINUTE), 1 - works)
  })
}

/** Failures rarer than this are a meter's noise, and a console tries again. */
const RARE = 0.02

/** Does it fail in this minute, failing in so large a share of all calls? */
const strikes = (drill: Drill, cause: string, minute: number, failing: number): boolean =>
  failing > RARE && chance(drill, cause, minute) < failing

function isMeant(
  part: { readonly id: string; readonly label: string; readonly region: string },
  words: readonly string[],
  region: string | null,
): boolean {
  if (region !== null && part.region !== region) return false
  const own = `${part.id} ${part.label}`.toLowerCase().split(/[^a-z0-9]+/)
  return own.some((word) => words.includes(word))
}

const share = (drill: Drill, endpointId: string, metric: string, absent: number): number =>
  figureOf(drill, `endpoint/${endpointId}/${metric}`, 0, absent)

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
