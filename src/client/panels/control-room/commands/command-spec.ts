import { type Command, type CommandKind, SEAT_IDS } from '../../../../core/command/index.ts'
import type { SeatView } from '../../../../core/consoles/index.ts'
import type { PersonView } from '../../../../core/view/index.ts'
import { seatWords } from '../../../store/index.ts'

export type FormValues = Readonly<Record<string, string>>

export interface Choice {
  readonly value: string
  readonly label: string
}

/** One field of a command's form. `many` holds chosen values joined by commas. */
export interface Field {
  readonly name: string
  readonly label: string
  readonly kind: 'text' | 'long' | 'choice' | 'many' | 'number'
  readonly options?: readonly Choice[]
  readonly optional?: boolean
  readonly initial?: string
  readonly hint?: string
}

/** How a command is found, asked for and built: one description for palette, buttons and tabs. */
export interface CommandSpec<K extends CommandKind = CommandKind> {
  readonly kind: K
  readonly label: string
  readonly group: string
  /** Other words people search for. */
  readonly words: string
  readonly fields: (view: SeatView) => readonly Field[]
  readonly build: (values: FormValues, view: SeatView) => Extract<Command, { kind: K }>
}

export const choicesOf = (labels: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

export const list = (joined: string | undefined): readonly string[] =>
  (joined ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')

export const numberOr = (text: string | undefined, otherwise: number): number => {
  const value = Number(text)
  return text === undefined || text.trim() === '' || !Number.isFinite(value) ? otherwise : value
}

export const isHere = (person: PersonView): boolean =>
  person.status === 'onBridge' || person.status === 'working'

export const peopleHere = (view: SeatView): readonly Choice[] =>
  view.people
    .filter((person) => isHere(person) && person.kind === 'responder')
    .concat(view.people.filter((person) => isHere(person) && person.kind !== 'responder'))
    .map((person) => ({
      value: person.id,
      label: person.busyWith === null ? person.shortRole : `${person.shortRole} (busy: ${person.busyWith})`,
    }))

/** Who takes command when it is offered: seats with somebody in them, and of the cast the relief of the shift alone. */
export const successors = (view: SeatView): readonly Choice[] => {
  const { seat: own, seats } = view.drill
  const taken = SEAT_IDS.filter(
    (seat) =>
      seat !== own &&
      seat !== 'chief' &&
      seat !== 'facilitator' &&
      seats[seat].kind !== 'nobody' &&
      seats[seat].kind !== 'chief',
  )
  const relief = view.people.find(({ id }) => id === view.handbook.relief)
  return [
    ...taken.map((seat) => ({ value: seat, label: seatWords[seat] })),
    ...(relief !== undefined && isHere(relief) ? [{ value: relief.id, label: relief.shortRole }] : []),
  ]
}

export const severityChoices = (view: SeatView): readonly Choice[] =>
  view.handbook.severities.map((each) => ({
    value: String(each.level),
    label: `${each.label}: ${each.meaning}`,
  }))

/** What customers get and the error budget first: hundreds of others follow. */
export const seriesChoices = (view: SeatView): readonly Choice[] => {
  const wall = view.wall.map((gauge) => gauge.id)
  const onTheWall = view.handbook.series
    .filter((each) => wall.includes(each.id))
    .sort((a, b) => wall.indexOf(a.id) - wall.indexOf(b.id))
  const others = view.handbook.series.filter((each) => !wall.includes(each.id))
  return [...onTheWall, ...others].map((each) => ({ value: each.id, label: each.label }))
}
