import { pickAt, streamKey } from '../determinism/index.ts'

/** One of several ways to say the same, fixed by seed and place. */
export function phrase(seed: number, place: string, choices: readonly string[]): string {
  return pickAt(streamKey(seed, `postmortem:${place}`), 0, choices)
}

/** 12,345 */
export function grouped(value: number): string {
  const digits = String(Math.abs(Math.round(value)))
  const groups: string[] = []
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end))
  return `${value <= -0.5 ? '-' : ''}${groups.join(',')}`
}

/** "45 s", "12 min", "1 h 5 min". */
export function span(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 90) return `${whole} s`
  const minutes = Math.round(whole / 60)
  if (minutes < 90) return `${minutes} min`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** "40 s after the first page", "with the first page". */
export function sinceFirstPage(seconds: number): string {
  return seconds <= 0 ? 'with the first page' : `${span(seconds)} after the first page`
}

/** "12.3 %", "0.4 %", "5 %". */
export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}

/** "310 ms", "4.2 s". */
export function latency(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${Math.round(milliseconds / 100) / 10} s`
}

export function dollars(value: number): string {
  return `USD ${grouped(value)}`
}

/** "a", "a and b", "a, b and c". */
export function enumeration(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? ''
  return `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`
}

export function sentenceCase(text: string): string {
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

/** Without a full stop at the end, so that it can stand inside a sentence. */
export function clause(text: string): string {
  return text.trim().replace(/[.!?]{1,9}$/, '')
}
