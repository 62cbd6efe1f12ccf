import { warrantOf } from './action-warrant.ts'
import { type CaseFile, cluesReached, type Entry, entriesOf, reachedClues } from './case-file.ts'
import type { DecisionWeighed } from './grade.ts'
import type { DecisionEntry } from './scales.ts'

type Judged = { readonly judgement: DecisionWeighed['judgement']; readonly cites: readonly string[] }

/** Was the evidence there? By the clues that had reached the seat then, never by what came of it. */
export function judgeDecision(file: CaseFile, entry: DecisionEntry): Judged {
  if (entry.event.kind === 'personPaged') return { judgement: 'noEvidenceNeeded', cites: [] }
  if (entry.event.kind === 'actionUndone') return judgeUndo(file, entry.at, entry.event.executionId)
  const approved = entry as Entry<'actionApproved'>
  const warrant = warrantOf(file, approved)
  if (warrant.free) return { judgement: 'noEvidenceNeeded', cites: [] }
  if (warrant.held) return { judgement: 'reasoned', cites: warrant.cites }
  const elsewhere = warrant.partly || isInPlaybook(file, approved) ? [] : pointsElsewhere(file, approved)
  if (elsewhere.length > 0) return { judgement: 'againstEvidence', cites: elsewhere }
  return { judgement: 'aheadOfEvidence', cites: warrant.cites }
}

/** Taking a change back is reasoned when its prediction had failed, or when something new had been learnt since. */
function judgeUndo(file: CaseFile, at: number, executionId: string): Judged {
  const approvedAt =
    entriesOf(file, 'actionApproved').find((each) => each.event.executionId === executionId)?.at ?? 0
  const failed = entriesOf(file, 'predictionJudged').filter(
    (each) => each.event.executionId === executionId && !each.event.met && each.at <= at,
  )
  const learnt = reachedClues(file).filter((each) => each.at > approvedAt && each.at <= at)
  const cites = [...failed, ...learnt].map((each) => each.id)
  return { judgement: cites.length > 0 ? 'reasoned' : 'noEvidenceNeeded', cites }
}

/** What an expert would do as well, only later, is early rather than wrong. */
function isInPlaybook(file: CaseFile, entry: Entry<'actionApproved'>): boolean {
  return file.scenario.playbook.some(
    ({ command }) => command.kind === 'approveAction' && command.actionId === entry.event.actionId,
  )
}

/** The evidence at hand that called for another kind of action, when none of it called for this one. */
function pointsElsewhere(file: CaseFile, entry: Entry<'actionApproved'>): readonly string[] {
  const reached = cluesReached(file, entry.at)
  const own = file.scenario.actions.find((each) => each.id === entry.event.actionId)
  const wanted = new Set<string>()
  for (const other of file.scenario.actions) {
    if (other.group === own?.group) continue
    const complete = other.warrantedBy.find((set) => set.length > 0 && set.every((clue) => reached.has(clue)))
    for (const clue of complete ?? []) wanted.add(clue)
  }
  return reachedClues(file)
    .filter((each) => each.at <= entry.at && wanted.has(each.event.clueId))
    .map((each) => each.id)
}
