import { giveOtherWords } from '../drill/index.ts'
import type { Table } from './table.ts'

/**
 * Other words for what a line of the game says, kept beside its key: in the log and in the record, outside of ids and
 * hash. What somebody says back is compared with the words that were heard. False where there is no such line, or where a person wrote it.
 */
export function reword({ drill, state }: Table, entryId: string, words: string): boolean {
  if (!giveOtherWords(drill.state.log, entryId, words)) return false
  state.reworded.push(entryId)
  state.revision += 1
  return true
}
