import type { Problem } from './problem.ts'

const lineLimit = 400
const medianLimit = 100

export interface FileSize {
  readonly path: string
  readonly lines: number
}

/** No file is longer than 400 lines, and half of them have 100 or fewer. */
export function checkFileSizes(sizes: readonly FileSize[]): readonly Problem[] {
  const long = sizes
    .filter((size) => size.lines > lineLimit)
    .map((size) => ({
      file: size.path,
      line: 0,
      message: `has ${size.lines} lines; the limit is ${lineLimit}: split it along its words`,
    }))
  const median = medianLines(sizes.filter((size) => /^src\/.*\.tsx?$/.test(size.path)))
  if (median <= medianLimit) return long
  return [
    ...long,
    { file: 'src', line: 0, message: `has a median file of ${median} lines; at most ${medianLimit}` },
  ]
}

function medianLines(sizes: readonly FileSize[]): number {
  const sorted = sizes.map((size) => size.lines).toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}
