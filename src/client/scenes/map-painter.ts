import { type CellCondition, conditionOf } from '../store/describe-map.ts'
import { millisecondsText, percentText, rateText } from '../store/quantity-text.ts'
import type { Box, Hall, Lane, MapLayout, Rack } from './map-layout.ts'
import { fonts, palette } from './palette.ts'

type Pen = CanvasRenderingContext2D

export const conditionColour: Readonly<Record<CellCondition, string>> = {
  calm: palette.rackEdge,
  uncertain: palette.amber,
  burning: palette.fire,
  silent: palette.textFaint,
  unused: palette.line,
}

function roundBox(pen: Pen, box: Box, radius: number): void {
  pen.beginPath()
  pen.roundRect(box.x, box.y, box.width, box.height, radius)
}

function fitText(pen: Pen, text: string, width: number): string {
  if (pen.measureText(text).width <= width) return text
  let cut = text.length
  while (cut > 1 && pen.measureText(`${text.slice(0, cut)}…`).width > width) cut -= 1
  return `${text.slice(0, cut).trimEnd()}…`
}

/** A shape per condition, so that colour is never alone: flame, triangle, question ring, shutter. */
function paintSign(pen: Pen, condition: CellCondition, x: number, y: number): void {
  pen.save()
  pen.translate(x, y)
  pen.fillStyle = conditionColour[condition]
  pen.strokeStyle = conditionColour[condition]
  pen.lineWidth = 1.5
  pen.beginPath()
  if (condition === 'burning') {
    pen.moveTo(0, 6)
    pen.bezierCurveTo(-6, 5, -6, -1, -2.5, -3)
    pen.bezierCurveTo(-2.5, -1, -1, -1, -0.5, -2)
    pen.bezierCurveTo(-1, -5, 1, -6, 2, -7)
    pen.bezierCurveTo(2, -3, 6, -1, 4.5, 3)
    pen.bezierCurveTo(4, 5, 2, 6, 0, 6)
    pen.fill()
  } else if (condition === 'uncertain') {
    pen.moveTo(0, -6)
    pen.lineTo(6, 5)
    pen.lineTo(-6, 5)
    pen.closePath()
    pen.fill()
    pen.fillStyle = palette.ground
    pen.fillRect(-0.8, -2, 1.6, 4)
    pen.fillRect(-0.8, 2.8, 1.6, 1.4)
  } else if (condition === 'silent') {
    pen.arc(0, 0, 5, 0, Math.PI * 1.5)
    pen.stroke()
    pen.fillRect(-0.8, -0.8, 1.8, 1.8)
  } else if (condition === 'unused') {
    for (const row of [-4, 0, 4]) {
      pen.moveTo(-5, row)
      pen.lineTo(5, row)
    }
    pen.strokeStyle = palette.textFaint
    pen.stroke()
  } else {
    pen.arc(0, 0, 2.5, 0, Math.PI * 2)
    pen.fillStyle = palette.textFaint
    pen.fill()
  }
  pen.restore()
}

/** What a rack shows, coarse enough that it is repainted only when the picture would differ. */
export function rackSignature(rack: Rack, lit: boolean): string {
  const { cell } = rack
  return [
    conditionOf(cell),
    cell.p99Ms === null ? '' : millisecondsText(cell.p99Ms),
    cell.errorShare === null ? '' : percentText(cell.errorShare),
    Math.round((cell.threadsBusy ?? 0) * 25),
    cell.instances,
    cell.weight,
    lit,
  ].join('|')
}

function paintBusy(pen: Pen, { cell, x, y, width, height }: Rack): void {
  const busy = Math.min(1, cell.threadsBusy ?? 0)
  pen.fillStyle = '#0b0f13'
  pen.fillRect(x + 5, y + height - 6, width - 10, 3)
  pen.fillStyle = busy >= 0.98 ? palette.fire : busy >= 0.8 ? palette.amber : palette.textFaint
  pen.fillRect(x + 5, y + height - 6, (width - 10) * busy, 3)
}

/** A rack of the narrow map: its row says which service it is. */
function paintSmallRack(pen: Pen, rack: Rack, condition: CellCondition): void {
  const { cell, x, y, width, height } = rack
  const middle = y + (height - 5) / 2
  const signed = condition !== 'calm'
  if (signed) paintSign(pen, condition, x + 11, middle)
  pen.font = `500 13px ${fonts.heading}`
  pen.textAlign = signed ? 'right' : 'center'
  pen.fillStyle = signed && condition !== 'unused' ? conditionColour[condition] : palette.textSoft
  const text = condition === 'unused' || cell.p99Ms === null ? '–' : millisecondsText(cell.p99Ms)
  pen.fillText(fitText(pen, text, width - (signed ? 21 : 4)), signed ? x + width - 4 : x + width / 2, middle)
}

function paintWideRack(pen: Pen, rack: Rack, label: string, condition: CellCondition): void {
  const { cell, x, y, width, height } = rack
  const idle = condition === 'unused'
  const roomy = height >= 38 && width >= 84
  const line = y + (roomy ? 14 : (height - 5) / 2)
  const signed = roomy || condition !== 'calm'
  if (signed) paintSign(pen, condition, x + 12, line)
  pen.textAlign = 'left'
  pen.fillStyle = idle ? palette.textFaint : palette.text
  pen.font = `600 ${roomy ? 14 : 13}px ${fonts.heading}`
  const showCount = width >= 104
  pen.fillText(fitText(pen, label, width - (showCount ? 56 : signed ? 26 : 11)), x + (signed ? 22 : 7), line)
  if (showCount) {
    pen.textAlign = 'right'
    pen.font = `400 11px ${fonts.mono}`
    pen.fillStyle = palette.textFaint
    pen.fillText(`×${cell.instances}`, x + width - 7, line)
  }
  if (!roomy) return
  pen.textAlign = 'left'
  pen.font = `400 11px ${fonts.mono}`
  pen.fillStyle = condition === 'calm' || idle ? palette.textSoft : conditionColour[condition]
  pen.fillText(
    idle ? 'no traffic' : cell.p99Ms === null ? '– ms' : millisecondsText(cell.p99Ms),
    x + 8,
    y + 32,
  )
  pen.textAlign = 'right'
  const errors = cell.errorShare ?? 0
  if (!idle && errors >= 0.001) pen.fillText(percentText(errors), x + width - 7, y + 32)
}

/** One service in one zone. `label` is null on the narrow map, where the row carries it. */
export function paintRack(pen: Pen, rack: Rack, label: string | null, lit: boolean): void {
  const { x, y, width, height } = rack
  const condition = conditionOf(rack.cell)
  pen.save()
  pen.fillStyle = palette.hall
  pen.fillRect(x - 2, y - 2, width + 4, height + 4)
  roundBox(pen, rack, 4)
  pen.fillStyle = lit ? palette.rackHover : palette.rack
  pen.fill()
  pen.strokeStyle = lit ? palette.text : conditionColour[condition]
  pen.lineWidth = condition === 'burning' || condition === 'uncertain' || lit ? 1.6 : 1
  pen.stroke()
  paintBusy(pen, rack)
  pen.textBaseline = 'middle'
  if (label === null) paintSmallRack(pen, rack, condition)
  else paintWideRack(pen, rack, label, condition)
  pen.restore()
}

function paintRowNames(pen: Pen, layout: MapLayout, labels: ReadonlyMap<string, string>): void {
  pen.font = `600 14px ${fonts.heading}`
  pen.textAlign = 'left'
  pen.textBaseline = 'middle'
  pen.fillStyle = palette.text
  const room = (layout.halls[0]?.x ?? 100) - 14
  for (const { service, y } of layout.rowNames)
    pen.fillText(fitText(pen, labels.get(service) ?? service, room), 8, y)
}

function paintHall(pen: Pen, hall: Hall, weight: number, narrow: boolean): void {
  roundBox(pen, hall, 6)
  pen.fillStyle = weight === 0 ? '#0f1419' : palette.hall
  pen.fill()
  pen.strokeStyle = palette.hallEdge
  pen.lineWidth = 1
  pen.stroke()
  pen.textBaseline = 'middle'
  pen.textAlign = 'left'
  pen.fillStyle = weight === 0 ? palette.textFaint : palette.textSoft
  pen.font = `600 ${narrow ? 12 : 15}px ${fonts.heading}`
  const short = hall.zone.slice(hall.region.lastIndexOf('-') + 1)
  const fits = pen.measureText(hall.zone).width <= hall.width - 20
  pen.fillText(fits ? hall.zone : short, hall.x + 10, hall.y + 17)
  if (weight === 0 && !narrow) {
    pen.textAlign = 'right'
    pen.font = `400 11px ${fonts.body}`
    pen.fillText('no traffic', hall.x + hall.width - 10, hall.y + 17)
  }
}

/** A zone that takes no traffic is shuttered: slats over the hall, and what is behind stays readable. `only`: that part of it. */
export function paintShutter(pen: Pen, hall: Hall, only: Box = hall): void {
  pen.save()
  roundBox(pen, only, only === hall ? 6 : 0)
  pen.clip()
  pen.fillStyle = 'rgb(9 12 16 / 42%)'
  pen.fillRect(hall.x, hall.y + 30, hall.width, hall.height)
  pen.strokeStyle = 'rgb(147 151 155 / 16%)'
  pen.lineWidth = 1
  pen.beginPath()
  for (let y = hall.y + 34; y < hall.y + hall.height; y += 9) {
    pen.moveTo(hall.x, y)
    pen.lineTo(hall.x + hall.width, y)
  }
  pen.stroke()
  pen.restore()
}

function paintGate(pen: Pen, gate: Box): void {
  roundBox(pen, gate, 13)
  pen.fillStyle = palette.rack
  pen.fill()
  pen.strokeStyle = palette.rackEdge
  pen.stroke()
  pen.fillStyle = palette.text
  pen.font = `600 14px ${fonts.heading}`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText('Customers', gate.x + gate.width / 2, gate.y + gate.height / 2)
}

/** With reduced motion the flow is an arrow head and a number on each lane that carries any. */
function paintStillFlow(pen: Pen, lane: Lane): void {
  const rate = (lane.link.rate ?? 0) * lane.share
  if (rate < 0.05) return
  const [, , , , , , x, y] = lane.points
  const failing = (lane.link.errorShare ?? 0) >= 0.05
  pen.fillStyle = failing ? palette.fire : palette.textSoft
  pen.beginPath()
  pen.moveTo(x, y - 1)
  pen.lineTo(x - 4, y - 8)
  pen.lineTo(x + 4, y - 8)
  pen.fill()
  pen.font = `400 10px ${fonts.mono}`
  pen.textAlign = 'left'
  pen.textBaseline = 'alphabetic'
  pen.fillText(`${failing ? '✕ ' : ''}${rateText(rate)}`, x + 7, y - 2)
}

/** The still part of the map: ground, halls, lanes, gate. Racks are painted by `paintRack`. */
export function paintGround(
  pen: Pen,
  layout: MapLayout,
  weights: ReadonlyMap<string, number>,
  labels: ReadonlyMap<string, string>,
  moving: boolean,
): void {
  pen.fillStyle = palette.ground
  pen.fillRect(0, 0, layout.width, layout.height)
  for (const hall of layout.halls) paintHall(pen, hall, weights.get(hall.zone) ?? 1, layout.narrow)
  pen.lineWidth = 1
  for (const lane of layout.lanes) {
    const [ax, ay, bx, by, cx, cy, dx, dy] = lane.points
    pen.strokeStyle = (weights.get(lane.to.cell.zone) ?? 1) === 0 ? '#1c242d' : palette.lane
    pen.beginPath()
    pen.moveTo(ax, ay)
    pen.bezierCurveTo(bx, by, cx, cy, dx, dy)
    pen.stroke()
    if (!moving) paintStillFlow(pen, lane)
  }
  paintGate(pen, layout.gate)
  paintRowNames(pen, layout, labels)
}
