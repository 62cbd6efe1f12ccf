/**
 * The game's own words: key to text, one file a language, plain data. Promises that the same phrase, scenario and seed
 * give the same words, and that nothing else depends on them.
 */
export { english } from './en.ts'
export { fillPlayText, type PlayFacts } from './fill-play-text.ts'
export { formatReading } from './format-reading.ts'
export type { Language } from './language.ts'
export { labelWith } from './scenario-text.ts'
export { tell, tellAll } from './tell.ts'
export type { Teller } from './teller.ts'
