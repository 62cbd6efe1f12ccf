import type { Condition, Play } from '../scenario/index.ts'

/** A play of a bot: no thinking aloud, no marker to show. */
export function play(
  id: string,
  when: Condition,
  reactionSeconds: number,
  command: Play['command'],
  repeatsAfterSeconds?: number,
): Play {
  const base = { id, when, reactionSeconds, command, thinking: [], marker: '' }
  return repeatsAfterSeconds === undefined ? base : { ...base, repeatsAfterSeconds }
}
