import type { Policy } from '../../core/scenario/index.ts'
import type { FileContents } from '../../protocol/messages.ts'
import type { OpenedFile, SaveFile } from './client-state.ts'

export interface FileTakers {
  readonly scenario: (found: Extract<FileContents, { kind: 'scenario' }>) => Promise<void>
  readonly policy: (policy: Policy) => void
  readonly drill: (found: Extract<FileContents, { kind: 'drill' }>) => Promise<void>
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
    case 'drill':
      await takers.drill(found)
      return null
    case 'unreadable':
      return { name, state: 'refused', summary: refusal(found.what), problems: found.problems }
  }
}

const refusal = (what: string): string =>
  what === 'scenario' || what === 'house rules'
    ? `The ${what} cannot be used yet. Nothing was changed.`
    : 'Nothing was changed.'
