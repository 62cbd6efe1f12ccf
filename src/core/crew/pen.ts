import { type Phrase, phrase, type Words, wordMembers } from '../command/index.ts'
import type { Play, Scenario } from '../scenario/index.ts'
import type { SeatSenses } from '../view/index.ts'
import { factsFor, fillText } from './fill-text.ts'

/** Which text of a play is to be written: the member of its command as a dotted path. */
export interface TextPlace {
  readonly play: Play
  readonly member: string
  readonly text: string
}

/** How the texts of a play are written. */
export type Pen = (place: TextPlace, senses: SeatSenses) => Words

/** As a person writes: words, true at this moment. */
export const inOwnWords: Pen = ({ play, text }, senses) => fillText(text, senses, nextUpdateOf(play))

/**
 * As the game says things: a text of the playbook by its key, with the figures of this moment. Ids stay what they are, and
 * so do words that a player brings along and the scenario does not have.
 */
export const inPhrases =
  ({ playbook }: Pick<Scenario, 'playbook'>): Pen =>
  (place, senses) => {
    const { play, member } = place
    const isText = wordMembers(play.command.kind).has(member.replace(/\.\d+$/, ''))
    return isText && playbook.some(({ id }) => id === play.id)
      ? phraseOf(place, senses)
      : inOwnWords(place, senses)
  }

function phraseOf({ play, member }: TextPlace, senses: SeatSenses): Phrase {
  const { successShare, p99Ms, burnRate, nextUpdateMinutes } = factsFor(senses, nextUpdateOf(play))
  const figures = { successShare, p99Ms, burnRate, nextUpdateMinutes, level: senses.incident.severity }
  const known = Object.entries(figures).filter(
    (each): each is [string, number] => each[1] !== null && !Number.isNaN(each[1]),
  )
  return phrase('scenario.playText', { playId: play.id, member, ...Object.fromEntries(known) })
}

function nextUpdateOf({ command }: Play): number | null {
  const minutes = command.nextUpdateMinutes
  return typeof minutes === 'number' ? minutes : null
}
