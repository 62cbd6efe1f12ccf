import { connectionsWanted } from '../access/connections-wanted.ts'
import type { WorldModel } from '../world-model.ts'
import { accessPlaces } from './access-frame.ts'
import { cellValue, isBlind, portsFrom } from './frame.ts'
import type { PortMember } from './frame-layout.ts'
import type { Measurement } from './measurement.ts'
import { type SeriesParts, seriesId } from './series-id.ts'
import type { SeriesInfo } from './series-info.ts'
import { certificateMetrics, endpointMetrics, linkAccessMetrics, metricsIn } from './series-metrics.ts'

type Frames = readonly Float64Array[]

/** Series of names, connections, credentials, keys and certificates, as far as this world has them. */
export function listAccessSeries(model: WorldModel): readonly SeriesInfo[] {
  const { endpoints = [], keys = [], certificates = [] } = model.topology.platform ?? {}
  const list: SeriesInfo[] = []
  for (const { id, label } of endpoints)
    for (const [metric, [name, unit]] of metricsIn(endpointMetrics))
      list.push({ id: seriesId.endpoint(id, metric), label: `${label}: ${name}`, unit })
  for (const link of model.topology.links) {
    for (const metric of metricsOf(model, link.id)) {
      const [name, unit] = linkAccessMetrics[metric]
      list.push({
        id: seriesId.link(link.id, metric),
        label: `${link.id}: ${name}`,
        unit,
        link: link.id,
        service: link.from,
      })
    }
  }
  for (const { id } of keys)
    list.push({
      id: seriesId.key(id, 'usesPerSecond'),
      label: `Key …${id.slice(-4)}: calls`,
      unit: 'perSecond',
    })
  for (const { id, label } of certificates)
    for (const [metric, [name, unit]] of metricsIn(certificateMetrics))
      list.push({ id: seriesId.certificate(id, metric), label: `${label}: ${name}`, unit })
  return list
}

function metricsOf(model: WorldModel, linkId: string): readonly (keyof typeof linkAccessMetrics)[] {
  const link = model.topology.links.find(({ id }) => id === linkId)
  return [
    ...(link?.connections === undefined ? [] : (['unconnectedShare', 'openConnections'] as const)),
    ...(link?.credential === undefined ? [] : (['deniedShare'] as const)),
    ...(link?.table === undefined ? [] : (['throttledShare'] as const)),
  ]
}

/** The measurement behind such a series; undefined when it is not one of these. */
export function measureAccess(
  model: WorldModel,
  { kind, owner, metric }: SeriesParts,
): Measurement | undefined {
  const { endpoints = [], keys = [], certificates = [] } = model.topology.platform ?? {}
  const at = (list: readonly { readonly id: string }[]): number => list.findIndex(({ id }) => id === owner)
  switch (kind) {
    case 'link':
      return measureLink(model, owner, metric)
    case 'endpoint':
      return at(endpoints) >= 0 && (metric === 'resolves' || metric === 'errorShare')
        ? shownNow(1, false, accessPlaces(model).endpoint[metric] + at(endpoints))
        : undefined
    case 'certificate':
      return at(certificates) >= 0 && (metric === 'daysLeft' || metric === 'storedDaysLeft')
        ? shownNow(Infinity, true, accessPlaces(model).certificate[metric] + at(certificates))
        : undefined
    case 'key':
      return at(keys) >= 0 && metric === 'usesPerSecond' ? measureKey(model, at(keys)) : undefined
    default:
      return undefined
  }
}

const shownNow = (ceiling: number, exact: boolean, place: number): Measurement => ({
  ceiling,
  exact,
  measure: (frames, index) => frames[index]?.[place],
})

function measureKey(model: WorldModel, k: number): Measurement {
  const place = accessPlaces(model).key.uses + k
  const uses = (frame: Float64Array): number => frame[place] as number
  return {
    ceiling: Infinity,
    exact: false,
    measure: (frames, index) => {
      const frame = frames[index]
      const before = frames[index - 1]
      if (frame === undefined || before === undefined) return undefined
      return Math.max(0, uses(frame) - uses(before)) / model.topology.observability.resolutionSeconds
    },
  }
}

function measureLink(model: WorldModel, linkId: string, metric: string): Measurement | undefined {
  const known = metricsOf(model, linkId).find((each) => each === metric)
  if (known === undefined) return undefined
  const ports: number[] = []
  model.portLink.forEach((l, p) => {
    if (model.links[l]?.id === linkId) ports.push(p)
  })
  const seen = (frame: Float64Array): readonly number[] =>
    ports.filter((p) => !isBlind(model, frame, model.cellZone[model.portCell[p] as number] as number))
  const ofGrowth =
    (part: PortMember, whole: PortMember) =>
    (frames: Frames, index: number): number | undefined => {
      const frame = frames[index]
      const before = frames[index - 1]
      if (frame === undefined || before === undefined) return undefined
      const visible = seen(frame)
      if (visible.length === 0) return undefined
      const grown = (member: PortMember): number => {
        const from = portsFrom(model, member)
        return visible.reduce((sum, p) => sum + (frame[from + p] as number) - (before[from + p] as number), 0)
      }
      const all = grown(whole)
      return all > 1e-9 ? Math.min(1, Math.max(0, grown(part) / all)) : 0
    }
  switch (known) {
    case 'unconnectedShare':
      return { ceiling: 1, exact: false, measure: ofGrowth('unconnected', 'calls') }
    case 'deniedShare':
      return { ceiling: 1, exact: false, measure: ofGrowth('denied', 'calls') }
    case 'throttledShare':
      return { ceiling: 1, exact: false, measure: ofGrowth('throttles', 'tries') }
    case 'openConnections': {
      const { open } = accessPlaces(model).port
      return {
        ceiling: Infinity,
        exact: false,
        measure: (frames, index) => {
          const frame = frames[index]
          if (frame === undefined) return undefined
          const visible = seen(frame)
          const instances = (p: number): number =>
            cellValue(model, frame, model.portCell[p] as number, 'instances')
          return visible.length === 0
            ? undefined
            : visible.reduce(
                (sum, p) => sum + (frame[open + p] as number) * instances(p) * connectionsWanted(model, p),
                0,
              )
        },
      }
    }
  }
}
