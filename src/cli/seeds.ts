import { badOption } from './bad-input.ts'

const MOST = 1000

/** "7" or "1..10". */
export function parseSeeds(text: string | null, otherwise: string): readonly number[] {
  const match = /^(\d+)(?:\.\.(\d+))?$/.exec(text ?? otherwise)
  const from = Number(match?.[1])
  const to = Number(match?.[2] ?? match?.[1])
  if (match === null || to < from || to - from >= MOST || to > 2 ** 31)
    throw badOption(
      '--seed',
      `"${text}" is not a seed.`,
      `Give a whole number, or a range like 1..10 (at most ${MOST}).`,
    )
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
