import type { SeatView } from '../../core/consoles/index.ts'
import type { MapCell, MapView } from '../../core/view/index.ts'
import { millisecondsText, percentText, rateText } from './quantity-text.ts'

/** How a service in a zone looks through telemetry. */
export type CellCondition = 'calm' | 'uncertain' | 'burning' | 'silent' | 'unused'

/**
 * Thresholds of the map's signs. They are the map's own and coarser than any alert: the map says where to look, the
 * charts say what is wrong.
 */
const UNCERTAIN = { errorShare: 0.01, threadsBusy: 0.8, p99Ms: 1500 }
const BURNING = { errorShare: 0.05, threadsBusy: 0.98, p99Ms: 4000 }

const reaches = (cell: MapCell, limit: typeof UNCERTAIN): boolean =>
  (cell.errorShare ?? 0) >= limit.errorShare ||
  (cell.threadsBusy ?? 0) >= limit.threadsBusy ||
  (cell.p99Ms ?? 0) >= limit.p99Ms

export function conditionOf(cell: MapCell): CellCondition {
  if (cell.weight === 0 && (cell.requestRate ?? 0) < 0.5) return 'unused'
  if (cell.requestRate === null && cell.errorShare === null && cell.p99Ms === null) return 'silent'
  if (reaches(cell, BURNING)) return 'burning'
  return reaches(cell, UNCERTAIN) ? 'uncertain' : 'calm'
}

export const conditionWords: Readonly<Record<CellCondition, string>> = {
  calm: 'calm',
  uncertain: 'uncertain',
  burning: 'burning',
  silent: 'no reading',
  unused: 'no traffic',
}

/** One cell in words: "web in us-east-1a: burning; 320/s, 6.1 % errors, p99 4.2 s, threads 99 % busy, 24 instances". */
export function describeCell(cell: MapCell, label: string): string {
  const readings = [
    cell.requestRate === null ? null : rateText(cell.requestRate),
    cell.errorShare === null ? null : `${percentText(cell.errorShare)} errors`,
    cell.p99Ms === null ? null : `p99 ${millisecondsText(cell.p99Ms)}`,
    cell.threadsBusy === null ? null : `threads ${percentText(cell.threadsBusy)} busy`,
    `${cell.instances} ${cell.instances === 1 ? 'instance' : 'instances'}`,
  ].filter((part) => part !== null)
  return `${label} in ${cell.zone}: ${conditionWords[conditionOf(cell)]}; ${readings.join(', ')}`
}

/** What the picture shows beside the cells: where traffic is let in, and which calls lose requests or are repeated. */
export function describeFlows(map: MapView, services: SeatView['handbook']['services'] = []): string[] {
  const labelOf = (id: string): string => services.find((service) => service.id === id)?.label ?? id
  const zones = map.zones.map((zone) =>
    zone.weight === 0
      ? `${zone.id} takes no traffic`
      : `${zone.id} has a traffic weight of ${Math.round(zone.weight * 100) / 100}`,
  )
  const links = map.links
    .filter((link) => (link.errorShare ?? 0) >= UNCERTAIN.errorShare || (link.retryShare ?? 0) >= 0.05)
    .map(
      (link) =>
        `${labelOf(link.from)} to ${labelOf(link.to)}: ${percentText(link.errorShare ?? 0)} of calls fail, ` +
        `${percentText(link.retryShare ?? 0)} are retries`,
    )
  return [...zones, ...links]
}

/** The map as text, for those who do not look at the picture: the flows, then the worst places first. */
export function describeMap(map: MapView, services: SeatView['handbook']['services'] = []): string[] {
  const labelOf = (id: string): string => services.find((service) => service.id === id)?.label ?? id
  const order: readonly CellCondition[] = ['burning', 'uncertain', 'silent', 'calm', 'unused']
  const cells = map.cells
    .map((cell) => ({
      rank: order.indexOf(conditionOf(cell)),
      text: describeCell(cell, labelOf(cell.service)),
    }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ text }) => text)
  return [...describeFlows(map, services), ...cells]
}
