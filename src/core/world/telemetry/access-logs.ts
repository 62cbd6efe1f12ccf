import type { WorldModel } from '../world-model.ts'
import { accessIn } from './access-frame.ts'
import { portValue } from './frame.ts'

/** What a process writes about being let in, or letting in. */
export interface AccessLine {
  readonly perSecond: number
  readonly level: 'info' | 'warn' | 'error'
  readonly message: (draw: (low: number, high: number) => number) => string
}

type Access = ReturnType<typeof accessIn>

const ACTIVE = 1
/** Of signed calls that are accepted one in so many is worth a line; of those refused every one is. */
const SAMPLED = 0.02

/** What the caller writes about names, certificates and credentials of one port between two samples. */
export function accessLines(
  model: WorldModel,
  frame: Float64Array,
  before: Float64Array,
  p: number,
  target: string,
): readonly AccessLine[] {
  if ((model.access.lifetimeS[p] as number) === 0 && (model.access.holder[p] as number) < 0) return []
  const { accepted, denied, unconnected } = flowsOf(model, frame, before, p)
  const access = accessIn(model, frame)
  const lines: AccessLine[] = []
  if (unconnected > 0) lines.push(withoutConnection(model, access, p, target, unconnected))
  const h = model.access.holder[p] as number
  if (h < 0) return lines
  const used = access.holder.usedKey[h] as number
  if (used >= 0) {
    lines.push({
      perSecond: SAMPLED * accepted,
      level: 'info',
      message: () => `signed call accepted upstream=${target}${credentialOf(model, used)}`,
    })
  }
  const unrenewed = access.holder.unrenewed[h] as number
  const why = whyNoSession(model, access, h)
  lines.push({
    perSecond: SAMPLED * accepted * unrenewed,
    level: 'warn',
    message: () => `session not renewed, the one at hand still serves upstream=${target}: ${why}`,
  })
  if (denied <= 0) return lines
  const failing = access.holder.failingKey[h] as number
  if (!buysSessions(model, h)) {
    lines.push({
      perSecond: denied,
      level: 'error',
      message: () => `${refusalOf(model, failing)} upstream=${target}${credentialOf(model, failing)}`,
    })
    return lines
  }
  lines.push({
    perSecond: denied,
    level: 'error',
    message: () =>
      `ExpiredTokenException: session token no longer valid upstream=${target}${credentialOf(model, failing)}`,
  })
  lines.push({ perSecond: 0.3 * denied, level: 'error', message: () => `session not renewed: ${why}` })
  return lines
}

/** What the side that is called writes about the credentials it is shown, in one of its cells. */
export function admissionLines(
  model: WorldModel,
  frame: Float64Array,
  before: Float64Array,
  cell: number,
  edgeShare: Float64Array,
): readonly AccessLine[] {
  if (model.access.holders.length === 0) return []
  const service = model.cellService[cell]
  const lines: AccessLine[] = []
  for (const p of model.access.ports) {
    const h = model.access.holder[p] as number
    const link = model.links[model.portLink[p] as number]
    if (h < 0 || link === undefined || link.to !== service) continue
    let here = 0
    for (let e = model.portFirstEdge[p] as number; e < (model.portFirstEdge[p + 1] as number); e += 1)
      if (model.edgeCell[e] === cell) here += edgeShare[e] as number
    const { accepted, denied } = flowsOf(model, frame, before, p)
    const { usedKey, failingKey } = accessIn(model, frame).holder
    const caller = model.services[link.from]?.id ?? ''
    const used = usedKey[h] as number
    const failing = failingKey[h] as number
    if (used >= 0) {
      lines.push({
        perSecond: SAMPLED * accepted * here,
        level: 'info',
        message: () => `access granted caller=${caller}${credentialOf(model, used)}`,
      })
    }
    const reason = buysSessions(model, h)
      ? 'ExpiredTokenException: session token no longer valid'
      : refusalOf(model, failing)
    lines.push({
      perSecond: 0.3 * denied * here,
      level: 'warn',
      message: () => `access denied caller=${caller}${credentialOf(model, failing)} ${reason}`,
    })
  }
  return lines
}

/** Calls a second over this port between two samples. */
function flowsOf(
  model: WorldModel,
  frame: Float64Array,
  before: Float64Array,
  p: number,
): { readonly accepted: number; readonly denied: number; readonly unconnected: number } {
  const grown = (member: 'calls' | 'unconnected' | 'denied'): number =>
    (portValue(model, frame, p, member) - portValue(model, before, p, member)) /
    model.topology.observability.resolutionSeconds
  const unconnected = grown('unconnected')
  const denied = grown('denied')
  return { accepted: Math.max(0, grown('calls') - unconnected - denied), denied, unconnected }
}

function buysSessions(model: WorldModel, h: number): boolean {
  const credential = model.access.holders[h]?.credential ?? -1
  return (model.access.credentials[credential]?.sessionSeconds ?? 0) > 0
}

/** The end of the id is what people compare. */
const suffixOf = (model: WorldModel, k: number): string =>
  model.topology.platform?.keys?.[k]?.id.slice(-4) ?? ''

const credentialOf = (model: WorldModel, k: number): string =>
  k < 0 ? '' : ` credential=…${suffixOf(model, k)}`

const refusalOf = (model: WorldModel, k: number): string =>
  k < 0
    ? 'InvalidClientTokenId: no such key'
    : `InvalidClientTokenId: unknown or inactive key ending ${suffixOf(model, k)}`

function withoutConnection(
  model: WorldModel,
  access: Access,
  p: number,
  target: string,
  perSecond: number,
): AccessLine {
  const { endpoints = [], certificates = [] } = model.topology.platform ?? {}
  const c = model.access.certificate[p] as number
  if (c >= 0 && (access.certificate.daysLeft[c] as number) <= 0) {
    const subject = certificates[c]?.label ?? ''
    return {
      perSecond,
      level: 'error',
      message: () => `x509: certificate has expired subject="${subject}" upstream=${target}`,
    }
  }
  const name = endpoints[access.port.endpoint[p] as number]?.label ?? target
  return {
    perSecond,
    level: 'error',
    message: (draw) =>
      draw(0, 1) === 0
        ? `UnknownHostException: ${name} upstream=${target}`
        : `getaddrinfo ENOTFOUND ${name} upstream=${target}`,
  }
}

function whyNoSession(model: WorldModel, access: Access, h: number): string {
  const { endpoints = [], certificates = [] } = model.topology.platform ?? {}
  const { issuer = -1, credential = -1 } = model.access.holders[h] ?? {}
  const how = model.access.credentials[credential]
  const signer = how?.signedBy ?? -1
  const name = endpoints[issuer]?.label ?? ''
  if (issuer >= 0 && (access.endpoint.resolves[issuer] as number) < 0.5)
    return `UnknownHostException: ${name}`
  if (issuer >= 0 && (access.endpoint.errorShare[issuer] as number) > 0) return `no answer from ${name}`
  if (signer >= 0 && (access.certificate.daysLeft[signer] as number) <= 0)
    return `signing certificate has expired subject="${certificates[signer]?.label ?? ''}"`
  const failing = access.holder.failingKey[h] as number
  const refused = (how?.secret ?? -1) >= 0 && (failing < 0 || access.key.status[failing] !== ACTIVE)
  if (refused) return refusalOf(model, failing)
  return name === '' ? 'no answer' : `UnknownHostException: ${name}`
}
