import { isSeatId, SEAT_IDS, type SeatId } from '../../core/command/index.ts'
import type { SeatView } from '../../core/consoles/index.ts'
import type { PersonView } from '../../core/view/index.ts'
import { nameOf } from '../store/index.ts'
import type { Box } from './map-layout.ts'

export interface Seated {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly commands: boolean
  readonly busyWith: string | null
  readonly looks: PersonView['looks']
  /** Of the cast, or the dress of those who sit at the table: trainees, and the Chief. */
  readonly personality: PersonView['personality'] | 'trainee' | 'chief'
  readonly speaks: boolean
  /** Where the chest meets the table's edge. */
  readonly x: number
  readonly y: number
  readonly scale: number
  /** Room for the name plate. */
  readonly width: number
  /** Stands behind the others because the table is full. */
  readonly stands: boolean
}

export interface Missing {
  readonly id: string
  readonly name: string
  readonly status: PersonView['status']
}

export interface WarRoomLayout {
  readonly width: number
  readonly height: number
  readonly table: { readonly x: number; readonly y: number; readonly rx: number; readonly ry: number }
  readonly screens: readonly Box[]
  readonly clock: { readonly x: number; readonly y: number; readonly radius: number }
  readonly board: Box
  readonly seated: readonly Seated[]
  readonly missing: readonly Missing[]
}

const roleNames = {
  deputy: 'Deputy',
  scribe: 'Scribe',
  commsLead: 'Comms',
  operationsLead: 'Operations',
} as const

/** Seconds for which somebody who said something is shown as speaking. */
const SPEAKING_SECONDS = 8

const present = (person: PersonView): boolean => person.status === 'onBridge' || person.status === 'working'

function speakersOf(view: SeatView): ReadonlySet<string> {
  const speaking = new Set<string>()
  for (let index = view.log.length - 1; index >= 0; index -= 1) {
    const entry = view.log[index]
    if (entry === undefined || entry.at < view.drill.second - SPEAKING_SECONDS) break
    if (entry.by.kind === 'person') speaking.add(entry.by.personId)
    else if (entry.by.kind === 'seat' && entry.event.kind === 'chiefSpoke') speaking.add('chief')
  }
  return speaking
}

function busyLabel(view: SeatView, person: PersonView): string | null {
  if (person.busyWith === null) return null
  const task = view.tasks.find((one) => one.taskId === person.busyWith || one.label === person.busyWith)
  const action = view.executions.find((one) => one.executionId === person.busyWith)
  return task?.label ?? action?.label ?? person.busyWith
}

type Sitter = Omit<Seated, 'x' | 'y' | 'scale' | 'width' | 'stands'>

function sittersOf(view: SeatView): Sitter[] {
  const speaking = speakersOf(view)
  const cast = view.people
    .filter(present)
    .sort((one, other) => (one.joinedAt ?? 0) - (other.joinedAt ?? 0))
    .map(
      (person): Sitter => ({
        id: person.id,
        name: person.shortRole,
        role: person.incidentRole === null ? '' : roleNames[person.incidentRole],
        commands: view.incident.commander === person.id,
        busyWith: busyLabel(view, person),
        looks: person.looks,
        personality: person.personality,
        speaks: speaking.has(person.id),
      }),
    )
  const { seats, seat: own } = view.drill
  const { commander } = view.incident
  const chiefCommands = commander !== null && isSeatId(commander) && seats[commander].kind === 'chief'
  const atTable = SEAT_IDS.filter((id) => id === own || belongsAtTable(view, id)).map((id): Sitter => {
    const isChief = seats[id].kind === 'chief'
    return {
      id,
      name: nameOf(view, id),
      role: roleAt(view, id),
      commands: isChief ? chiefCommands : commander === id,
      busyWith: null,
      looks: 'fresh',
      personality: isChief ? 'chief' : 'trainee',
      speaks: speaking.has(id),
    }
  })
  // The commander sits in the middle, then whoever looks; the others fill up from there to both sides.
  const rank = (sitter: Sitter) => (sitter.commands ? 0 : sitter.id === own ? 1 : 2)
  const order = [...atTable, ...cast].sort((one, other) => rank(one) - rank(other))
  const right = order.filter((_, index) => index % 2 === 0)
  const left = order.filter((_, index) => index % 2 === 1)
  return [...left.reverse(), ...right]
}

/** The role that somebody at the table has: one that was given; of You also what the seat is there for, which names the others. */
function roleAt({ drill }: SeatView, id: SeatId): string {
  const names: Readonly<Partial<Record<SeatId, string>>> = roleNames
  const role = drill.roles[id] ?? (id === drill.seat ? id : undefined)
  return role === undefined ? '' : (names[role] ?? '')
}

/** The Chief sits once, on his own chair, whatever seats he holds; a facilitator stands outside of the incident. */
function belongsAtTable(view: SeatView, id: SeatId): boolean {
  const { kind } = view.drill.seats[id]
  return id === 'chief' ? kind === 'chief' : id !== 'facilitator' && kind !== 'chief' && kind !== 'nobody'
}

/** Who sits where and what hangs on the wall. A pure function of the view and the room there is. */
export function layOutWarRoom(view: SeatView, width: number, height: number): WarRoomLayout {
  const narrow = width < 560
  // On a tall screen the table is round and stands under the wall, not at the far end of an empty hall.
  const table = {
    x: width / 2,
    y: Math.min(height * 0.98, width * 1.15),
    rx: width * (narrow ? 0.4 : 0.45),
    ry: Math.min(height * 0.32, width * 0.36),
  }
  const sitters = sittersOf(view)
  const rows = (width * 0.9) / Math.max(1, sitters.length) < 58 ? 2 : 1
  const perRow = Math.ceil(sitters.length / rows)
  const spacing = (width * 0.9) / Math.max(1, perRow)
  const scale = Math.max(0.5, Math.min(height / 330, spacing / 62, 1.5))
  // With two rows the middle seats stay at the table: whoever commands is never in the back.
  const sitsFrom = Math.floor((sitters.length - perRow) / 2)
  const atTable = sitters.slice(sitsFrom, sitsFrom + perRow)
  const behind = sitters.filter((sitter) => !atTable.includes(sitter))
  const place = (row: readonly Sitter[], stands: boolean): Seated[] =>
    row.map((sitter, index) => {
      // Few people sit together, not at the two ends of the table.
      const reach = Math.PI * Math.min(stands ? 0.3 : 0.41, 0.1 * (row.length - 1))
      const from = Math.PI * 1.5 - reach
      const to = Math.PI * 1.5 + reach
      const angle = row.length === 1 ? Math.PI * 1.5 : from + ((to - from) * index) / (row.length - 1)
      return {
        ...sitter,
        stands,
        x: table.x + table.rx * Math.cos(angle),
        y: table.y + table.ry * Math.sin(angle) - (stands ? 46 * scale : 0),
        scale,
        width: spacing,
      }
    })
  const seated = [...place(behind, true), ...place(atTable, false)]
  const wallTop = 14
  const screenHeight = Math.min(96, height * 0.24)
  const radius = Math.min(narrow ? 26 : 34, screenHeight * 0.38)
  const gauges = narrow ? 2 : Math.min(4, Math.max(2, view.wall.length))
  const screensLeft = width * (narrow ? 0.04 : 0.24)
  const screenWidth = (width * (narrow ? 0.7 : 0.58)) / gauges
  return {
    width,
    height,
    table,
    screens: Array.from({ length: gauges }, (_, index) => ({
      x: screensLeft + index * screenWidth + 4,
      y: wallTop,
      width: screenWidth - 8,
      height: screenHeight,
    })),
    clock: { x: Math.min(width * 0.91, width - radius - 14), y: wallTop + screenHeight * 0.42, radius },
    board: { x: 14, y: wallTop, width: narrow ? 0 : width * 0.21, height: height * 0.4 },
    seated,
    missing: view.people
      .filter((person) => !present(person))
      .map((person) => ({ id: person.id, name: person.shortRole, status: person.status })),
  }
}
