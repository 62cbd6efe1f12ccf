import { type Holder, SEAT_IDS } from '../../../core/command/index.ts'
import { playerIds } from '../../../core/crew/index.ts'
import { needsText, oneOf, split, type Verbs } from '../verb.ts'

/** What a facilitator does from outside of the incident. */
export const facilitatorVerbs: Verbs<'setPause' | 'sendInject' | 'speakAs' | 'overrideMark' | 'handSeat'> = {
  setPause: [
    {
      form: 'pause',
      help: 'stop the time for everybody',
      read: () => ({ kind: 'setPause', paused: true }),
    },
    {
      form: 'resume',
      help: 'let the time go on',
      read: () => ({ kind: 'setPause', paused: false }),
    },
  ],
  sendInject: {
    form: 'inject <message>',
    help: "send one of the scenario's messages now, by its id in the scenario",
    read: (rest) => (rest === '' ? 'Which message of the scenario?' : { kind: 'sendInject', injectId: rest }),
  },
  speakAs: {
    form: 'speak <person> <text>',
    help: 'speak as a member of the cast',
    read: (rest) => {
      const [personId, text] = split(rest)
      return text === '' ? needsText('as whom, and what,') : { kind: 'speakAs', personId, text }
    },
  },
  overrideMark: {
    form: 'override <marker> <1-4|-> <reason>',
    help: 'set a mark of the command profile yourself; - means not observed',
    read: (rest) => {
      const [word, rest1] = split(rest)
      const [mark, reason] = split(rest1)
      const marker = word.toUpperCase()
      const rating = mark === '-' ? null : Number(mark)
      const known = /^[A-G][1-4]$/.test(marker) && (rating === null || (rating >= 1 && rating <= 4))
      return known && reason !== ''
        ? { kind: 'overrideMark', marker, rating, reason }
        : 'Give a marker (A1 to G4), a mark from 1 to 4 (or -), and the reason.'
    },
  },
  handSeat: {
    form: 'hand <seat> <chief|nobody|person <name>|player <name>>',
    help: 'hand a seat over',
    read: (rest) => {
      const [word, holder] = split(rest)
      const seat = oneOf(word, SEAT_IDS)
      if (seat === null) return `Which seat? ${SEAT_IDS.join(', ')}.`
      const to = readHolder(holder)
      return typeof to === 'string' ? to : { kind: 'handSeat', seat, to }
    },
  },
}

function readHolder(words: string): Holder | string {
  const [kind, id] = split(words)
  if (kind === 'chief' || kind === 'nobody') return { kind }
  if (kind === 'person' && id !== '') return { kind, id }
  if (kind === 'player') {
    const player = oneOf(id, playerIds)
    return player === null ? `Which player? ${playerIds.join(', ')}.` : { kind, id: player }
  }
  return 'To whom? chief, nobody, person <name> or player <name>.'
}
