import type { ArchiveAnswer, DrillArchive, DrillFile } from '../../core/table/index.ts'

/** How far a drill is kept, or why it could not be. */
export type Kept =
  | { readonly ok: true; readonly drillId: string; readonly second: number }
  | { readonly ok: false; readonly problem: string; readonly mend: string }

/** Saves the newest state of drills, one save after the other; what comes while one is under way waits, and only the last of each drill. */
export function createKeeper(archive: DrillArchive, tell: (kept: Kept) => void) {
  const waiting = new Map<string, () => DrillFile>()
  let working: Promise<void> | null = null
  const saveOne = async (drillId: string, file: () => DrillFile): Promise<Kept> => {
    try {
      const made = file()
      const answer: ArchiveAnswer<null> = await archive.save(drillId, made)
      return answer.ok ? { ok: true, drillId, second: made.playedTo } : answer
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      return {
        ok: false,
        problem: `The drill could not be saved: ${why}`,
        mend: 'Play goes on in memory. Export the save file before you leave the page.',
      }
    }
  }
  const work = async (): Promise<void> => {
    for (const [drillId, file] of waiting) {
      waiting.delete(drillId)
      tell(await saveOne(drillId, file))
    }
  }
  /** Whatever happens to one save or to who is told of it, the next one has its turn. */
  const start = (): void => {
    working ??= work().finally(() => {
      working = null
      if (waiting.size > 0) start()
    })
  }
  return {
    /** `file` is made when its turn comes. */
    keep(drillId: string, file: () => DrillFile): void {
      waiting.set(drillId, file)
      start()
    },
    /** Resolves when all that was to be kept is kept, or could not be. */
    async settled(): Promise<void> {
      while (working !== null) await working
    },
  }
}
