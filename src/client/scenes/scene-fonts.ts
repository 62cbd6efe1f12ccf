import { fonts } from './palette.ts'

/** Canvas text takes whatever font is there when it is drawn: this waits for ours. Never fails. */
export async function sceneFonts(): Promise<void> {
  const wanted = [`600 14px ${fonts.heading}`, `400 11px ${fonts.mono}`, `400 11px ${fonts.body}`]
  await Promise.allSettled(wanted.map((font) => document.fonts.load(font)))
}
