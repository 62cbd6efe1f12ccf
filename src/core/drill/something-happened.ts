import type { DrillEventKind, LogEntry } from './event.ts'

const NOTABLE: ReadonlySet<DrillEventKind> = new Set([
  'pageRaised',
  'alertCleared',
  'pageUnanswered',
  'personJoined',
  'reportGiven',
  'taskReported',
  'taskBoxExpired',
  'objectionRaised',
  'noObjections',
  'actionTookEffect',
  'actionRefused',
  'actionFailed',
  'predictionJudged',
  'reminderFired',
  'triggerFired',
  'messagePosted',
  'verificationReported',
  'vendorPosted',
  'changeMade',
  'handoverOffered',
  'handoverAccepted',
  'commandTransferred',
  'chiefSpoke',
  'drillEnded',
])

/** Is there, from an index of the log on, something a commander would look up for? Stops "until something happens". */
export function somethingHappened(log: readonly LogEntry[], fromIndex: number): boolean {
  for (let i = fromIndex; i < log.length; i += 1) {
    const entry = log[i] as LogEntry
    if (!entry.hidden && NOTABLE.has(entry.event.kind)) return true
  }
  return false
}
