import type { ArchiveAnswer } from '../../core/table/index.ts'

/** What a storage error means for the player. */
export function storageTrouble(doing: string, error: unknown): ArchiveAnswer<never> {
  const name = error instanceof Error ? error.name : ''
  const why =
    name === 'QuotaExceededError'
      ? 'its storage is full'
      : name === 'SecurityError' || name === 'InvalidStateError' || name === 'ReferenceError'
        ? 'storage is blocked here, as in some private windows'
        : `its storage failed (${name || 'unknown error'})`
  return {
    ok: false,
    problem: `The browser could not ${doing}: ${why}.`,
    mend: 'Play goes on in memory. Export the save file before you leave the page.',
  }
}
