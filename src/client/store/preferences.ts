/** How this person wants the game to look and sound. Kept in the browser. */
export interface Preferences {
  /** `system` follows the operating system. */
  readonly motion: 'system' | 'reduced' | 'full'
  readonly sound: boolean
  readonly textSize: 'normal' | 'large' | 'larger'
  /** Coach marks that were read and put away. */
  readonly coachDone: boolean
}

export const defaultPreferences: Preferences = {
  motion: 'system',
  sound: false,
  textSize: 'normal',
  coachDone: false,
}

/** A small store of named texts, such as the browser's own. Reading or writing may quietly do nothing. */
export interface KeptTexts {
  read(name: string): string | null
  write(name: string, text: string | null): void
}

/** Whatever was kept, made into valid preferences. */
export function readPreferences(text: string | null): Preferences {
  let kept: Record<string, unknown> = {}
  try {
    const parsed: unknown = JSON.parse(text ?? '{}')
    if (typeof parsed === 'object' && parsed !== null) kept = parsed as Record<string, unknown>
  } catch {
    return defaultPreferences
  }
  const { motion, sound, textSize, coachDone } = kept
  return {
    motion: motion === 'reduced' || motion === 'full' ? motion : 'system',
    sound: sound === true,
    textSize: textSize === 'large' || textSize === 'larger' ? textSize : 'normal',
    coachDone: coachDone === true,
  }
}
