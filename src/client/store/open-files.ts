import type { DrillRecord } from '../../core/drill/index.ts'
import type { Policy } from '../../core/scenario/index.ts'
import type { FileContents } from '../../protocol/messages.ts'
import type { DrillLink } from '../link/drill-link.ts'
import type { OpenedFile, SaveFile } from './client-state.ts'

/** Two million characters: no scenario is a tenth as long. */
const LONGEST_FILE = 2_000_000

/** Asks the authority what files hold. */
export function createFileReader(drillLink: DrillLink) {
  const waiting = new Map<number, (found: FileContents) => void>()
  let next = 1
  return {
    read(text: string): Promise<FileContents> {
      if (text.length > LONGEST_FILE) return Promise.resolve(tooLong)
      const requestId = next++
      return new Promise((settle) => {
        waiting.set(requestId, settle)
        drillLink.send({ kind: 'readFile', requestId, text })
      })
    },
    hear(requestId: number, found: FileContents) {
      waiting.get(requestId)?.(found)
      waiting.delete(requestId)
    },
  }
}

const tooLong: FileContents = {
  kind: 'unreadable',
  what: 'file',
  problems: [
    {
      path: '$',
      message: 'this file is longer than any scenario',
      mend: 'choose a scenario, house rules or a save file',
    },
  ],
}

export interface FileTakers {
  readonly scenario: (found: Extract<FileContents, { kind: 'scenario' }>) => Promise<void>
  readonly policy: (policy: Policy) => void
  readonly record: (record: DrillRecord) => Promise<void>
}

/** Hands over what a file holds, and says what became of it; a save file speaks for itself. */
export async function takeFile(
  { name }: SaveFile,
  found: FileContents,
  takers: FileTakers,
): Promise<OpenedFile | null> {
  switch (found.kind) {
    case 'scenario': {
      await takers.scenario(found)
      const { findings: problems, card } = found
      return problems.length === 0
        ? { name, state: 'good', summary: `The scenario “${card.title}” is in the list.`, problems }
        : {
            name,
            state: 'toMend',
            summary: `The scenario “${card.title}” can be played; its author should mend this.`,
            problems,
          }
    }
    case 'policy':
      takers.policy(found.policy)
      return {
        name,
        state: 'good',
        summary: `New drills go by the house rules “${found.policy.title}”.`,
        problems: [],
      }
    case 'record':
      await takers.record(found.record)
      return null
    case 'unreadable':
      return { name, state: 'refused', summary: refusal(found.what), problems: found.problems }
  }
}

const refusal = (what: string): string =>
  what === 'scenario' || what === 'house rules'
    ? `The ${what} cannot be used yet. Nothing was changed.`
    : 'Nothing was changed.'
