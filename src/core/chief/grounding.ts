import type { ToldEntry } from '../drill/index.ts'

/** A claim and the log lines it rests on. */
export interface Claim {
  readonly text: string
  readonly cites: readonly string[]
  readonly quotes: readonly string[]
}

/** True when every cited id is in the log and every quote stands word for word in a cited line. */
export function isGrounded(claim: Claim, log: readonly ToldEntry[]): boolean {
  const cited = claim.cites.map((id) => log.find((entry) => entry.id === id))
  if (cited.some((entry) => entry === undefined)) return false
  const texts = cited.map((entry) => textOf(entry as ToldEntry))
  return claim.quotes.every((quote) => texts.some((text) => text.includes(quote)))
}

/** The claim's text, or the embedded voice's when a citation does not hold. */
export function groundedText(claim: Claim, log: readonly ToldEntry[], otherwise: string): string {
  return isGrounded(claim, log) ? claim.text : otherwise
}

/** All words of a log line, whoever said them. */
function textOf(entry: ToldEntry): string {
  return Object.values(entry.event)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter((value): value is string => typeof value === 'string')
    .join('\n')
}
