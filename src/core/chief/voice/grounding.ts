import type { LogEntry } from '../../drill/index.ts'
import type { Claim } from './voice.ts'

/** True when every cited id is in the log and every quote stands word for word in a cited line. */
export function isGrounded(claim: Claim, log: readonly LogEntry[]): boolean {
  const cited = claim.cites.map((id) => log.find((entry) => entry.id === id))
  if (cited.some((entry) => entry === undefined)) return false
  const texts = cited.map((entry) => textOf(entry as LogEntry))
  return claim.quotes.every((quote) => texts.some((text) => text.includes(quote)))
}

/** The claim's text, or the embedded voice's when a citation does not hold. */
export function groundedText(claim: Claim, log: readonly LogEntry[], otherwise: string): string {
  return isGrounded(claim, log) ? claim.text : otherwise
}

/** All words of a log line, whoever said them. */
function textOf(entry: LogEntry): string {
  return Object.values(entry.event)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter((value): value is string => typeof value === 'string')
    .join('\n')
}
