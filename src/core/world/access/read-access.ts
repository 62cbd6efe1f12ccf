import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { connectionsWanted } from './connections-wanted.ts'

const DAY_SECONDS = 86_400

/** The true value now of a series of names, connections, keys or certificates; NaN when it is not one of these. */
export function readAccess(model: WorldModel, state: WorldState, seriesId: string): number {
  const [kind, id = '', metric = ''] = seriesId.split('/')
  const { endpoints = [], keys = [], certificates = [] } = model.topology.platform ?? {}
  const { endpoint, certificate, key } = state.access
  const at = (list: readonly { readonly id: string }[]): number => list.findIndex((each) => each.id === id)
  const value = (values: Float64Array, n: number): number => values[n] ?? Number.NaN
  switch (`${kind}/${metric}`) {
    case 'endpoint/resolves':
      return value(endpoint.resolves, at(endpoints))
    case 'endpoint/errorShare':
      return value(endpoint.errorShare, at(endpoints))
    case 'certificate/daysLeft':
      return (value(certificate.expiresAt, at(certificates)) - state.second) / DAY_SECONDS
    case 'certificate/storedDaysLeft':
      return (value(certificate.storedExpiresAt, at(certificates)) - state.second) / DAY_SECONDS
    case 'key/usesPerSecond':
      return usesPerSecond(model, state, at(keys))
    case 'key/ageDays':
      return (state.second - value(key.createdAt, at(keys))) / DAY_SECONDS
  }
  return kind === 'link' ? readLink(model, state, id, metric) : Number.NaN
}

function usesPerSecond(model: WorldModel, state: WorldState, k: number): number {
  if (k < 0) return Number.NaN
  const { port, holder, key } = state.access
  let uses = 0
  for (const p of model.access.ports) {
    const h = model.access.holder[p] as number
    if (h < 0) continue
    const share = holder.keyShare[h * key.uses.length + k] as number
    uses += (state.port.connected[p] as number) * (port.open[p] as number) * share
  }
  return uses
}

function readLink(model: WorldModel, state: WorldState, linkId: string, metric: string): number {
  const gates = state.access.port
  const rates = {
    unconnectedShare: gates.unconnectedRate,
    deniedShare: gates.deniedRate,
    throttledShare: gates.throttledRate,
    openConnections: gates.open,
  }
  if (!isMetric(rates, metric)) return Number.NaN
  let part = 0
  let whole = 0
  let open = 0
  let found = false
  for (let p = 0; p < model.portLink.length; p += 1) {
    if (model.links[model.portLink[p] as number]?.id !== linkId) continue
    found = true
    const tried = (state.port.attemptRate[p] as number) + (gates.vainRate[p] as number)
    part += rates[metric][p] as number
    whole += metric === 'throttledShare' ? tried : (state.port.connected[p] as number)
    open +=
      (gates.open[p] as number) *
      (state.cell.instances[model.portCell[p] as number] as number) *
      connectionsWanted(model, p)
  }
  if (!found) return Number.NaN
  if (metric === 'openConnections') return open
  return whole > 0 ? part / whole : 0
}

function isMetric<Names extends object>(rates: Names, metric: string): metric is keyof Names & string {
  return Object.hasOwn(rates, metric)
}
