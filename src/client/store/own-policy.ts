import type { Policy } from '../../core/scenario/index.ts'
import type { KeptTexts } from './preferences.ts'

/** House rules as kept in the browser. They were checked when they came in, and are again when a drill begins. */
export function readPolicy(texts: KeptTexts): Policy | null {
  try {
    const kept: unknown = JSON.parse(texts.read('policy') ?? 'null')
    const known = typeof kept === 'object' && kept !== null && 'title' in kept && 'severities' in kept
    return known ? (kept as Policy) : null
  } catch {
    return null
  }
}

export function keepPolicy(texts: KeptTexts, policy: Policy | null): void {
  texts.write('policy', policy === null ? null : JSON.stringify(policy))
}
