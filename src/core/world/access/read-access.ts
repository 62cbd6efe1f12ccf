import { readSeriesId } from '../telemetry/series-id.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { connectionsWanted } from './connections-wanted.ts'

const DAY_SECONDS = 86_400

type Read = (state: WorldState) => number

/** The true value now of a series of names, connections, keys or certificates; NaN when it is not one of these. */
export function readAccess(model: WorldModel, state: WorldState, seriesId: string): number {
  return accessReader(model, seriesId)?.(state) ?? Number.NaN
}

/** How such a series is read; undefined when it is not one of these. */
export function accessReader(model: WorldModel, seriesId: string): Read | undefined {
  const series = readSeriesId(seriesId)
  const { endpoints = [], keys = [], certificates = [] } = model.topology.platform ?? {}
  switch (series?.kind) {
    case 'link':
      return linkReader(model, series.owner, series.metric)
    case 'endpoint':
      return endpointReader(placeOf(endpoints, series.owner), series.metric)
    case 'certificate':
      return certificateReader(placeOf(certificates, series.owner), series.metric)
    case 'key':
      return keyReader(model, placeOf(keys, series.owner), series.metric)
    default:
      return undefined
  }
}

const placeOf = (list: readonly { readonly id: string }[], id: string): number =>
  list.findIndex((each) => each.id === id)

function endpointReader(n: number, metric: string): Read | undefined {
  if (n < 0) return undefined
  if (metric === 'resolves') return ({ access }) => access.endpoint.resolves[n] as number
  return metric === 'errorShare' ? ({ access }) => access.endpoint.errorShare[n] as number : undefined
}

function certificateReader(n: number, metric: string): Read | undefined {
  if (n < 0) return undefined
  if (metric === 'daysLeft')
    return ({ access, second }) => ((access.certificate.expiresAt[n] as number) - second) / DAY_SECONDS
  return metric === 'storedDaysLeft'
    ? ({ access, second }) => ((access.certificate.storedExpiresAt[n] as number) - second) / DAY_SECONDS
    : undefined
}

function keyReader(model: WorldModel, n: number, metric: string): Read | undefined {
  if (n < 0) return undefined
  if (metric === 'usesPerSecond') return (state) => usesPerSecond(model, state, n)
  return metric === 'ageDays'
    ? ({ access, second }) => (second - (access.key.createdAt[n] as number)) / DAY_SECONDS
    : undefined
}

function usesPerSecond(model: WorldModel, state: WorldState, k: number): number {
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

function linkReader(model: WorldModel, linkId: string, metric: string): Read | undefined {
  const ports: number[] = []
  model.portLink.forEach((l, p) => {
    if (model.links[l]?.id === linkId) ports.push(p)
  })
  if (ports.length === 0) return undefined
  switch (metric) {
    case 'unconnectedShare':
      return (state) => shareOf(ports, state.access.port.unconnectedRate, state.port.connected)
    case 'deniedShare':
      return (state) => shareOf(ports, state.access.port.deniedRate, state.port.connected)
    case 'throttledShare':
      return ({ access, port }) =>
        shareOf(ports, access.port.throttledRate, port.attemptRate, access.port.vainRate)
    case 'openConnections':
      return (state) => {
        let open = 0
        for (const p of ports)
          open +=
            (state.access.port.open[p] as number) *
            (state.cell.instances[model.portCell[p] as number] as number) *
            connectionsWanted(model, p)
        return open
      }
  }
  return undefined
}

/** Over these ports; the whole may come in two parts. */
function shareOf(
  ports: readonly number[],
  parts: Float64Array,
  wholes: Float64Array,
  more?: Float64Array,
): number {
  let part = 0
  let whole = 0
  for (let n = 0; n < ports.length; n += 1) {
    const p = ports[n] as number
    part += parts[p] as number
    whole += more === undefined ? (wholes[p] as number) : (wholes[p] as number) + (more[p] as number)
  }
  return whole > 0 ? part / whole : 0
}
