import { integerAt, streamKey } from '../../determinism/index.ts'
import { MOMENT_PHRASES } from './moment-phrases.ts'
import { SHADOW_PHRASES } from './shadow-phrases.ts'
import type { Intent, Voice } from './voice.ts'

/** Every occasion there is, and the ways to speak of it. */
export const PHRASES: Readonly<Record<string, readonly string[]>> = { ...MOMENT_PHRASES, ...SHADOW_PHRASES }

/** The voice that is always there: own sentences, several for each occasion, filled with facts from the log. */
export const embeddedVoice: Voice = {
  say({ occasion, facts, seed, nth }: Intent): string {
    const phrases = PHRASES[occasion]
    if (phrases === undefined) throw new Error(`the embedded voice has no words for "${occasion}"`)
    // Starts anywhere, then goes round all the ways to say it before one comes again.
    const first = integerAt(streamKey(seed, `voice:${occasion}`), 0, 0, phrases.length - 1)
    const phrase = phrases[(first + nth) % phrases.length] as string
    const said = phrase.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '').replace(/ {2,}/g, ' ')
    return said.charAt(0).toUpperCase() + said.slice(1)
  },
}
