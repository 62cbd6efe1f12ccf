import type { ChiefTone, Command, PhraseKey, SeatId } from '../command/index.ts'
import { type Phrase, phrase } from '../command/index.ts'

/** A command from one of the Chief's seats. */
export interface Act {
  readonly seat: SeatId
  readonly command: Command
}

export const chiefPhrase = (
  id: PhraseKey extends infer Key ? (Key extends `chief.${infer Id}` ? Id : never) : never,
  params: Phrase['params'] = {},
  nth = 0,
): Phrase => phrase(`chief.${id}`, params, nth)

/** What the Chief says, from his own seat. */
export function chiefSays(
  tone: ChiefTone,
  text: Phrase,
  cites: readonly string[] = [],
  questionId: string | null = null,
): Act {
  return { seat: 'chief', command: { kind: 'chiefSays', tone, text, cites, questionId } }
}
