import type { SeatView } from '../../core/consoles/index.ts'
import type { GaugeView } from '../../core/view/index.ts'
import { clockOf, quantityText, severityWord } from '../store/index.ts'
import { paintFigure, paintSpeech } from './figure-painter.ts'
import type { Box } from './map-layout.ts'
import { fonts, palette } from './palette.ts'
import type { Missing, Seated, WarRoomLayout } from './war-room-seats.ts'

type Pen = CanvasRenderingContext2D

function shorten(pen: Pen, text: string, width: number): string {
  if (pen.measureText(text).width <= width) return text
  let cut = text.length
  while (cut > 1 && pen.measureText(`${text.slice(0, cut)}…`).width > width) cut -= 1
  return `${text.slice(0, cut).trimEnd()}…`
}

function paintScreen(pen: Pen, box: Box, gauge: GaugeView | undefined): void {
  pen.fillStyle = '#05080b'
  pen.beginPath()
  pen.roundRect(box.x, box.y, box.width, box.height, 3)
  pen.fill()
  pen.strokeStyle = palette.rackEdge
  pen.stroke()
  if (gauge === undefined) return
  const colour = gauge.good === false ? palette.fire : gauge.good === true ? palette.text : palette.amber
  pen.textAlign = 'left'
  pen.textBaseline = 'alphabetic'
  pen.font = `400 11px ${fonts.body}`
  pen.fillStyle = palette.textSoft
  pen.fillText(shorten(pen, gauge.label, box.width - 16), box.x + 8, box.y + 17)
  pen.font = `600 ${box.height > 70 ? 20 : 15}px ${fonts.mono}`
  pen.fillStyle = colour
  const mark = gauge.good === false ? '! ' : ''
  pen.fillText(
    shorten(pen, mark + quantityText(gauge.value, gauge.unit), box.width - 16),
    box.x + 8,
    box.y + (box.height > 70 ? 41 : 36),
  )
  const { spark } = gauge
  if (spark.length < 2) return
  const top = Math.max(...spark)
  const low = Math.min(...spark)
  const floor = box.y + box.height - 8
  const tall = box.height - (box.height > 70 ? 58 : 48)
  pen.strokeStyle = colour
  pen.lineWidth = 1.4
  pen.beginPath()
  spark.forEach((value, index) => {
    const x = box.x + 8 + (index / (spark.length - 1)) * (box.width - 16)
    const y = floor - (top > low ? (value - low) / (top - low) : 0.5) * Math.max(6, tall)
    if (index === 0) pen.moveTo(x, y)
    else pen.lineTo(x, y)
  })
  pen.stroke()
}

const missingWords: Readonly<Record<Missing['status'], string>> = {
  away: 'not called',
  paged: 'paged …',
  unreachable: 'no answer',
  stoodDown: 'stood down',
  onBridge: '',
  working: '',
}

function paintBoard(pen: Pen, box: Box, missing: readonly Missing[]): void {
  if (box.width === 0 || missing.length === 0) return
  const shown = [...missing].sort((one, other) => rankOf(one) - rankOf(other))
  const lines = Math.max(1, Math.floor((box.height - 20) / 16))
  pen.textBaseline = 'alphabetic'
  pen.textAlign = 'left'
  pen.font = `600 13px ${fonts.heading}`
  pen.fillStyle = palette.textSoft
  pen.fillText('Not in the room', box.x, box.y + 12)
  shown.slice(0, lines).forEach((one, index) => {
    const y = box.y + 30 + index * 16
    const words = missingWords[one.status]
    pen.font = `400 11px ${fonts.body}`
    pen.fillStyle = one.status === 'unreachable' || one.status === 'paged' ? palette.amber : palette.textFaint
    pen.textAlign = 'right'
    const left = box.width - pen.measureText(words).width - 10
    pen.fillText(words, box.x + box.width, y)
    pen.textAlign = 'left'
    pen.fillStyle = one.status === 'away' || one.status === 'stoodDown' ? palette.textFaint : palette.text
    pen.fillText(shorten(pen, one.name, left), box.x, y)
  })
  if (shown.length > lines) {
    pen.fillStyle = palette.textFaint
    pen.fillText(`and ${shown.length - lines} more`, box.x, box.y + 30 + lines * 16)
  }
}

const rankOf = (one: Missing): number => ['unreachable', 'paged', 'stoodDown', 'away'].indexOf(one.status)

export function paintClock(pen: Pen, layout: WarRoomLayout, view: SeatView): void {
  const { x, y, radius } = layout.clock
  pen.save()
  pen.fillStyle = '#0b0f13'
  pen.beginPath()
  pen.roundRect(x - radius - 8, y - radius - 6, radius * 2 + 16, radius * 2 + 34, 6)
  pen.fill()
  pen.fillStyle = '#efe6d6'
  pen.beginPath()
  pen.arc(x, y, radius, 0, Math.PI * 2)
  pen.fill()
  const second = view.drill.startsAtUtcSecond + view.drill.second
  const hand = (turns: number, length: number, width: number, colour: string) => {
    const angle = turns * Math.PI * 2 - Math.PI / 2
    pen.strokeStyle = colour
    pen.lineWidth = width
    pen.lineCap = 'round'
    pen.beginPath()
    pen.moveTo(x, y)
    pen.lineTo(x + Math.cos(angle) * radius * length, y + Math.sin(angle) * radius * length)
    pen.stroke()
  }
  pen.fillStyle = '#59616a'
  for (let hour = 0; hour < 12; hour += 1) {
    const angle = (hour / 12) * Math.PI * 2
    pen.fillRect(x + Math.cos(angle) * radius * 0.86 - 1, y + Math.sin(angle) * radius * 0.86 - 1, 2, 2)
  }
  hand(second / 43_200, 0.5, 3, '#1a2229')
  hand(second / 3600, 0.76, 2.2, '#1a2229')
  hand(second / 60, 0.82, 1, palette.fireDeep)
  pen.fillStyle = palette.text
  pen.font = `400 13px ${fonts.mono}`
  pen.textAlign = 'center'
  pen.textBaseline = 'alphabetic'
  pen.fillText(clockOf(view, view.drill.second), x, y + radius + 20)
  pen.restore()
}

function paintPlate(pen: Pen, person: Seated, table: WarRoomLayout['table'], height: number): void {
  if (person.stands) {
    pen.textAlign = 'center'
    pen.textBaseline = 'alphabetic'
    pen.font = `600 12px ${fonts.heading}`
    pen.fillStyle = palette.textSoft
    pen.fillText(shorten(pen, person.name, person.width + 10), person.x, person.y - 66 * person.scale)
    return
  }
  const towards = (table.y - person.y) / table.ry
  const y = person.y + 20 + Math.min(10, towards * 8)
  pen.textAlign = 'center'
  pen.textBaseline = 'alphabetic'
  pen.font = `600 13px ${fonts.heading}`
  pen.fillStyle = palette.text
  pen.fillText(shorten(pen, person.name, person.width - 6), person.x, y)
  const under = [person.commands ? 'has command' : person.role, person.busyWith ?? ''].filter(
    (part) => part !== '',
  )
  pen.font = `400 11px ${fonts.body}`
  under.forEach((line, index) => {
    if (y + 15 + index * 14 > height - 4) return
    pen.fillStyle = index === 0 && (person.commands || person.role !== '') ? '#e0c898' : '#b7cfcb'
    pen.fillText(shorten(pen, line, person.width - 4), person.x, y + 15 + index * 14)
  })
  if (person.looks !== 'fresh' && under.length < 2 && y + 15 + under.length * 14 < height - 4) {
    pen.fillStyle = palette.amber
    pen.fillText(person.looks, person.x, y + 15 + under.length * 14)
  }
}

/** The hypothesis on a sheet in the middle of the table, for those who have just come in. */
function paintSheet(pen: Pen, { table, width, height }: WarRoomLayout, hypothesis: string): void {
  const sheetWidth = Math.min(330, width * (width < 560 ? 0.4 : 0.5))
  const top = table.y - table.ry * 0.42
  const bottom = Math.min(height + 2, table.y + table.ry * 0.6)
  if (height - top < 40) return
  pen.fillStyle = '#e9dfcb'
  pen.beginPath()
  pen.moveTo(table.x - sheetWidth * 0.46, top)
  pen.lineTo(table.x + sheetWidth * 0.46, top)
  pen.lineTo(table.x + sheetWidth * 0.5, bottom)
  pen.lineTo(table.x - sheetWidth * 0.5, bottom)
  pen.fill()
  pen.fillStyle = '#5b5444'
  pen.font = `400 11px ${fonts.body}`
  pen.textAlign = 'center'
  pen.textBaseline = 'alphabetic'
  pen.fillText('Hypothesis', table.x, top + 16)
  pen.fillStyle = '#1a2026'
  pen.font = `600 15px ${fonts.heading}`
  const words = hypothesis.split(/\s+/)
  const lines: string[] = ['']
  for (const word of words) {
    const last = lines.length - 1
    const longer = `${lines[last]} ${word}`.trim()
    if (pen.measureText(longer).width <= sheetWidth * 0.84 || lines[last] === '') lines[last] = longer
    else lines.push(word)
  }
  const most = Math.max(1, Math.floor((Math.min(height, bottom) - top - 24) / 18))
  for (const [index, line] of lines.slice(0, most).entries()) {
    const cut = index === most - 1 && lines.length > most
    pen.fillText(cut ? `${line} …` : line, table.x, top + 36 + index * 18)
  }
}

/** The room: wall, screens, who is missing, the people, the table with their names on it. */
export function paintWarRoom(pen: Pen, layout: WarRoomLayout, view: SeatView): void {
  const { width, height, table } = layout
  const wall = pen.createLinearGradient(0, 0, 0, height)
  wall.addColorStop(0, '#10151b')
  wall.addColorStop(0.62, '#171e26')
  wall.addColorStop(1, '#0d1116')
  pen.fillStyle = wall
  pen.fillRect(0, 0, width, height)
  for (const [index, box] of layout.screens.entries()) paintScreen(pen, box, view.wall[index])
  paintBoard(pen, layout.board, layout.missing)
  const severity = view.incident.severity
  if (severity !== null) {
    pen.font = `600 14px ${fonts.heading}`
    pen.textAlign = 'right'
    pen.textBaseline = 'alphabetic'
    pen.fillStyle = severity <= 2 ? '#ff8577' : palette.amber
    pen.fillText(
      `${view.incident.number ?? ''}  ${severityWord(view, severity)}`,
      Math.min(layout.width - 8, layout.clock.x + 42),
      layout.clock.y + layout.clock.radius + 42,
    )
  }
  const farFirst = [...layout.seated].sort(
    (one, other) => Number(other.stands) - Number(one.stands) || one.y - other.y,
  )
  for (const person of farFirst) paintFigure(pen, person)
  pen.fillStyle = '#262b31'
  pen.beginPath()
  pen.ellipse(table.x, table.y, table.rx, table.ry, 0, 0, Math.PI * 2)
  pen.fill()
  const lamp = pen.createRadialGradient(
    table.x,
    table.y - table.ry * 0.2,
    10,
    table.x,
    table.y,
    table.rx * 0.8,
  )
  lamp.addColorStop(0, 'rgb(255 226 170 / 9%)')
  lamp.addColorStop(1, 'rgb(255 226 170 / 0%)')
  pen.fillStyle = lamp
  pen.fill()
  pen.strokeStyle = '#4b545d'
  pen.lineWidth = 2
  pen.stroke()
  if (view.incident.hypothesis !== null) paintSheet(pen, layout, view.incident.hypothesis)
  for (const person of farFirst) {
    paintPlate(pen, person, table, height)
    if (person.speaks) paintSpeech(pen, person)
  }
}
