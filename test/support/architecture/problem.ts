/** One broken rule, with the place and what to write instead. */
export interface Problem {
  readonly file: string
  /** 1-based; 0 when the problem concerns the whole file or folder. */
  readonly line: number
  readonly message: string
}

/** `file:line message`, the form that editors and terminals make clickable. */
export function formatProblem(problem: Problem): string {
  return problem.line > 0
    ? `${problem.file}:${problem.line} ${problem.message}`
    : `${problem.file} ${problem.message}`
}
