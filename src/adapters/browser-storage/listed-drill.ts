import type { ArchiveAnswer, ArchivedDrill } from '../../core/table/index.ts'

/** What the list shows, and the format of the file: other formats than that of today can only be read. */
export interface ListedDrill extends ArchivedDrill {
  readonly format: number
}

/** The line of a list for what is kept of a drill, whatever version wrote it: what it does not say is left open. */
export function listedDrill(id: string, savedAtEpochMs: number, kept: unknown): ListedDrill {
  const members: Readonly<Record<string, unknown>> =
    typeof kept === 'object' && kept !== null ? { ...kept } : {}
  const text = (name: string, otherwise = ''): string => {
    const value = members[name]
    return typeof value === 'string' ? value : otherwise
  }
  const number = (name: string): number => {
    const value = members[name]
    return typeof value === 'number' && Number.isFinite(value) ? value : 0
  }
  return {
    id,
    savedAtEpochMs,
    format: number('format'),
    scenarioId: text('scenarioId', 'unknown'),
    scenarioHash: text('scenarioHash'),
    coreBuild: text('coreBuild', 'unknown'),
    seed: number('seed'),
    mode: text('mode', 'unknown'),
    seat: text('seat', 'commander'),
    playedTo: number('playedTo'),
    ended: members.ended === true,
    commandCount: Array.isArray(members.commands) ? members.commands.length : 0,
  }
}

export const newestFirst = (one: ArchivedDrill, other: ArchivedDrill): number =>
  other.savedAtEpochMs - one.savedAtEpochMs || (one.id < other.id ? -1 : 1)

export const notThere: ArchiveAnswer<never> = {
  ok: false,
  problem: 'That drill is no longer saved in this browser.',
  mend: 'Start a new one, or open a save file.',
}
