import type { ChartView } from '../../../../core/view/index.ts'
import { readSeriesId } from '../../../../core/world/index.ts'

/** Series that belong in one picture: the same measure of the same thing, a line for each zone. */
export interface ChartGroup {
  readonly id: string
  readonly title: string
  readonly unit: string
  readonly lines: readonly { readonly name: string; readonly chart: ChartView }[]
}

const REGION = /^(?:us|eu|ap|sa|ca|me|af)-[a-z]+-(?=\d)/

/** "1b" for "us-east-1b"; other names stay. */
export const shortZone = (zone: string): string => zone.replace(REGION, '')

/** Groups the series of a service over its zones, all others over what they are measured on: markets, links, tables, keys. */
export function chartGroups(charts: Readonly<Record<string, ChartView>>): readonly ChartGroup[] {
  const groups = new Map<
    string,
    { title: string; unit: string; lines: { name: string; chart: ChartView }[] }
  >()
  for (const chart of Object.values(charts)) {
    const { id, name } = placeOf(chart)
    const group = groups.get(id) ?? { title: titleOf(chart, name), unit: chart.unit, lines: [] }
    group.lines.push({ name: shortZone(name), chart })
    groups.set(id, group)
  }
  return [...groups].map(([id, group]) => ({ id, ...group }))
}

function placeOf(chart: ChartView): { id: string; name: string } {
  const series = readSeriesId(chart.series)
  if (series?.kind === 'service') return { id: `${series.owner}/${series.metric}`, name: series.place }
  // All others are known by their labels: "US East: Customers arriving", "Orders table, us-east-1: read units".
  const [name = '', measure] = chart.label.split(': ')
  return measure === undefined
    ? { id: chart.series, name }
    : { id: `${series?.kind ?? ''}/${series?.metric ?? measure}`, name }
}

/** The label without the zone or market that the legend names anyway. */
function titleOf(chart: ChartView, name: string): string {
  const label = chart.label
    .replace(name, '')
    .replace(/\ball( zones)?\b/i, '')
    .replace(/\(\s*\)/g, '')
    .replace(/^[\s·,:–-]+|[\s·,:–-]+$/g, '')
    .replace(/\s{2,}/g, ' ')
    .trim()
  return label === '' ? chart.label : `${label.charAt(0).toUpperCase()}${label.slice(1)}`
}
