import type { DrillFile, KeptOutcome } from '../../core/table/index.ts'

/** The file of an ended drill as it is to be saved: what was found to come of it before is kept when it says nothing newer. */
export function stillGraded(file: DrillFile, before: unknown): DrillFile {
  if (!file.ended || file.grade !== null || typeof before !== 'object' || before === null) return file
  const { grade, report } = before as Partial<DrillFile>
  return { ...file, grade: grade ?? null, report: file.report ?? report ?? null }
}

/** Whatever is kept of a drill, with what came of it beside it. */
export function withOutcome<Kept>(kept: Kept, { grade, report }: KeptOutcome): Kept {
  return { ...kept, grade, report }
}
