import type { ToldEntry } from '../drill/index.ts'
import { type CaseFile, cluesReached, type Entry, reachedClues } from './case-file.ts'
import { failedShareShown } from './telemetry.ts'

/** Fewer failing visits than this are an ordinary day. */
const SERVED_BELOW = 0.01

/** What an action asked for and what was there when it was approved. */
export interface Warrant {
  /** Reaches a region or more, or cannot be taken back. */
  readonly farReaching: boolean
  /** Needs no evidence: nothing is asked for, and it is not a far-reaching step that only tempts. */
  readonly free: boolean
  /** The evidence was at hand, or none is needed. */
  readonly held: boolean
  /** Some of a set of clues was there, but no set was complete. */
  readonly partly: boolean
  /** Evidence entries that carry it. */
  readonly cites: readonly string[]
}

/** Judges an approved action by the clues that had reached the seat at that second. */
export function warrantOf(file: CaseFile, entry: Entry<'actionApproved'>): Warrant {
  const spec = file.scenario.actions.find((each) => each.id === entry.event.actionId)
  const sets = spec?.warrantedBy ?? []
  const farReaching =
    spec !== undefined && (spec.blastRadius === 'region' || spec.blastRadius === 'global' || !spec.reversible)
  if (sets.length === 0) {
    // Nothing in this scenario could justify it: what it reaches then decides whether that matters.
    const free = !(farReaching && spec?.tempting === true)
    return { farReaching, free, held: free, partly: false, cites: [] }
  }
  const reached = cluesReached(file, entry.at)
  // Turning customers away while the screens show them served: evidence of half an hour ago does not call for that.
  const served = (failedShareShown(file, entry.at) ?? 1) < SERVED_BELOW
  const idle = farReaching && spec?.group === 'degrade' && served
  const complete = idle ? undefined : sets.find((set) => set.every((clue) => reached.has(clue)))
  const wanted = new Set(complete ?? sets.flat())
  const evidence = reachedClues(file).filter((each) => each.at <= entry.at && wanted.has(each.event.clueId))
  return {
    farReaching,
    free: false,
    held: complete !== undefined,
    partly: complete === undefined && evidence.length > 0,
    cites: evidence.map((each) => each.id),
  }
}

/** The first moment at which a whole set of an action's clues had reached the seat, with the entries; null = never. */
export function evidenceCompleteAt(
  file: CaseFile,
  actionId: string,
): { readonly at: number; readonly cites: readonly string[] } | null {
  const sets = file.scenario.actions.find((each) => each.id === actionId)?.warrantedBy ?? []
  let best: { at: number; cites: readonly string[] } | null = null
  const reached: readonly ToldEntry[] = reachedClues(file)
  for (const set of sets) {
    const entries = set.map((clue) =>
      reached.find((entry) => entry.event.kind === 'clueReached' && entry.event.clueId === clue),
    )
    const there = entries.filter((entry) => entry !== undefined)
    if (there.length < set.length || there.length === 0) continue
    const at = Math.max(...there.map((entry) => entry.at))
    if (best === null || at < best.at) best = { at, cites: there.map((entry) => entry.id) }
  }
  return best
}
