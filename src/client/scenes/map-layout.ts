import type { MapCell, MapLink, MapView } from '../../core/view/index.ts'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Hall extends Box {
  readonly zone: string
  readonly region: string
}

export interface Rack extends Box {
  readonly key: string
  readonly cell: MapCell
}

/** One link within one zone, as a cubic curve. `share` is the part of the link's rate that this zone carries. */
export interface Lane {
  readonly key: string
  readonly link: MapLink
  readonly to: Rack
  readonly share: number
  readonly points: readonly [number, number, number, number, number, number, number, number]
  /** Whether each of `LANE_SAMPLES` stretches of the curve runs behind a rack. */
  readonly behind: readonly boolean[]
}

export const LANE_SAMPLES = 24

export interface MapLayout {
  readonly width: number
  readonly height: number
  readonly narrow: boolean
  /** Where the customers come in. */
  readonly gate: Box
  readonly halls: readonly Hall[]
  readonly racks: readonly Rack[]
  /** When it is narrow, services are named once at the left and not in every rack. */
  readonly rowNames: readonly { readonly service: string; readonly y: number }[]
  readonly lanes: readonly Lane[]
}

const MARGIN = 10
const HALL_HEAD = 34
const GATE_HEIGHT = 26
const REGION_GAP = 26
/** Below this width there is no room for a name in every rack. */
const NARROW = 640
const NAME_GUTTER = 96

/** Rows of services by their longest distance from the entry. A cycle is cut by the number of services. */
function rowsOf(map: MapView): string[][] {
  const services = [...new Set(map.cells.map((cell) => cell.service))]
  const depth = new Map(services.map((service) => [service, 0]))
  for (let pass = 0; pass < services.length; pass += 1) {
    let moved = false
    for (const { from, to } of map.links) {
      const after = (depth.get(from) ?? -1) + 1
      if (depth.has(to) && after > (depth.get(to) ?? 0) && after < services.length) {
        depth.set(to, after)
        moved = true
      }
    }
    if (!moved) break
  }
  const rows: string[][] = []
  for (const service of services) {
    const row = depth.get(service) ?? 0
    rows[row] ??= []
    rows[row]?.push(service)
  }
  return rows.filter((row) => row !== undefined)
}

/** Splits rows that do not fit a hall of this width. */
function wrapRows(rows: readonly string[][], hallWidth: number): string[][] {
  const perRow = hallWidth >= 300 ? 3 : hallWidth >= 170 ? 2 : 1
  return rows.flatMap((row) => {
    const parts: string[][] = []
    for (let index = 0; index < row.length; index += perRow) parts.push(row.slice(index, index + perRow))
    return parts
  })
}

function hallsOf(map: MapView, width: number, height: number, gutter: number): Hall[] {
  const regions = [...new Set(map.zones.map((zone) => zone.region))]
  const regionGap = gutter > 0 ? 10 : REGION_GAP
  const room = width - gutter - 2 * MARGIN - regionGap * (regions.length - 1)
  const hallWidth = room / Math.max(1, map.zones.length)
  const top = MARGIN + GATE_HEIGHT + 22
  let x = MARGIN + gutter
  return regions.flatMap((region, index) => {
    if (index > 0) x += regionGap
    return map.zones
      .filter((zone) => zone.region === region)
      .map((zone) => {
        const hall = {
          zone: zone.id,
          region,
          x: x + 3,
          y: top,
          width: hallWidth - 6,
          height: height - top - MARGIN,
        }
        x += hallWidth
        return hall
      })
  })
}

function racksOf(map: MapView, halls: readonly Hall[], narrow: boolean): Rack[] {
  const pad = narrow ? 1 : 6
  const between = narrow ? 4 : 8
  const narrowest = Math.min(...halls.map((hall) => hall.width))
  const rows = wrapRows(rowsOf(map), narrow ? 0 : narrowest)
  return halls.flatMap((hall) => {
    const pitch = (hall.height - HALL_HEAD - 10) / Math.max(1, rows.length)
    const rackHeight = Math.max(22, Math.min(54, pitch - 16))
    return rows.flatMap((row, rowIndex) => {
      const slot = (hall.width - 2 * pad) / row.length
      return row.flatMap((service, column) => {
        const cell = map.cells.find((one) => one.service === service && one.zone === hall.zone)
        if (cell === undefined) return []
        const width = Math.min(row.length === 1 ? 190 : 150, slot - between)
        return [
          {
            key: `${service}@${hall.zone}`,
            cell,
            x: hall.x + pad + slot * column + (slot - width) / 2,
            y: hall.y + HALL_HEAD + pitch * rowIndex + (pitch - rackHeight) / 2,
            width,
            height: rackHeight,
          },
        ]
      })
    })
  })
}

function curve(from: Box, to: Box, fromX: number): Lane['points'] {
  const startX = fromX
  const startY = from.y + from.height
  const endX = to.x + to.width / 2
  const endY = to.y
  if (endY <= startY) {
    // Same row or back up: around the side.
    const side = Math.max(from.x + from.width, to.x + to.width) + 16
    return [
      from.x + from.width,
      from.y + from.height / 2,
      side,
      startY,
      side,
      endY,
      to.x + to.width,
      to.y + to.height / 2,
    ]
  }
  const middle = (endY - startY) * 0.5
  return [startX, startY, startX, startY + middle, endX, endY - middle, endX, endY]
}

function stretchesBehind(points: Lane['points'], racks: readonly Rack[]): boolean[] {
  const point = { x: 0, y: 0 }
  return Array.from({ length: LANE_SAMPLES }, (_, index) => {
    pointOn(points, (index + 0.5) / LANE_SAMPLES, point)
    const { x, y } = point
    return racks.some(
      (rack) => x > rack.x && x < rack.x + rack.width && y > rack.y + 1 && y < rack.y + rack.height - 1,
    )
  })
}

function lanesOf(map: MapView, gate: Box, racks: readonly Rack[]): Lane[] {
  return map.links.flatMap((link) => {
    const targets = racks.filter((rack) => rack.cell.service === link.to)
    const total = targets.reduce((sum, rack) => sum + (rack.cell.requestRate ?? 0), 0)
    return targets.flatMap((to) => {
      const share = total > 0 ? (to.cell.requestRate ?? 0) / total : 1 / targets.length
      const callers = racks.filter((rack) => rack.cell.service === link.from)
      const from = callers.find((rack) => rack.cell.zone === to.cell.zone) ?? callers[0]
      const isEntry = from === undefined
      const start = from ?? gate
      const fromX = isEntry ? gate.x + gate.width / 2 : start.x + start.width / 2
      const points = curve(start, to, fromX)
      return [
        {
          key: `${link.id}@${to.cell.zone}`,
          link,
          to,
          share,
          points,
          behind: stretchesBehind(points, racks),
        },
      ]
    })
  })
}

/** Links that end at the entry service from outside the map: drawn even when the view lists none. */
function entryLinks(map: MapView): MapLink[] {
  const called = new Set(map.links.map((link) => link.to))
  const known = new Set(map.cells.map((cell) => cell.service))
  const hasGate = map.links.some((link) => !known.has(link.from))
  if (hasGate) return []
  const first = [...known].find((service) => !called.has(service))
  if (first === undefined) return []
  const rate = map.cells.reduce(
    (sum, cell) => sum + (cell.service === first ? (cell.requestRate ?? 0) : 0),
    0,
  )
  return [{ id: 'customers', from: 'customers', to: first, rate, errorShare: null, retryShare: null }]
}

/** Where everything on the map stands, in CSS pixels. A pure function of the view and the room there is. */
export function layOutMap(map: MapView, width: number, height: number): MapLayout {
  const narrow = width < NARROW
  const gutter = narrow ? NAME_GUTTER : 0
  const gate = { x: gutter + (width - gutter) / 2 - 62, y: MARGIN, width: 124, height: GATE_HEIGHT }
  const halls = hallsOf(map, width, height, gutter)
  const racks = racksOf(map, halls, narrow)
  const withEntry = { ...map, links: [...entryLinks(map), ...map.links] }
  const names = new Map<string, number>()
  for (const { cell, y, height: tall } of racks) names.set(cell.service, y + tall / 2)
  const rowNames = narrow ? [...names].map(([service, y]) => ({ service, y })) : []
  return { width, height, narrow, gate, halls, racks, rowNames, lanes: lanesOf(withEntry, gate, racks) }
}

export function rackAt(layout: MapLayout, x: number, y: number): Rack | null {
  return (
    layout.racks.find(
      (rack) => x >= rack.x && x <= rack.x + rack.width && y >= rack.y && y <= rack.y + rack.height,
    ) ?? null
  )
}

/** A point of a lane's curve, `t` from 0 to 1, written into `out`. */
export function pointOn(points: Lane['points'], t: number, out: { x: number; y: number }): void {
  const rest = 1 - t
  const a = rest * rest * rest
  const b = 3 * rest * rest * t
  const c = 3 * rest * t * t
  const d = t * t * t
  out.x = a * points[0] + b * points[2] + c * points[4] + d * points[6]
  out.y = a * points[1] + b * points[3] + c * points[5] + d * points[7]
}
