/** One place in a text that a rule speaks about. `quote` is `text.slice(offset, offset + quote.length)`. */
export interface LintFinding {
  readonly rule: string
  readonly severity: 'error' | 'warning'
  readonly quote: string
  /** From 1. */
  readonly line: number
  readonly column: number
  readonly offset: number
  readonly message: string
  /** Which way to say it instead. */
  readonly rewrite: string
}

/** What a rule reports; line and column follow from the place. */
export interface FindingDraft {
  readonly rule: string
  readonly severity: 'error' | 'warning'
  readonly start: number
  readonly end: number
  readonly message: string
  readonly rewrite: string
}

/** Orders drafts by place and gives them line and column, in one pass over the text. */
export function placeFindings(source: string, drafts: readonly FindingDraft[]): LintFinding[] {
  const ordered = [...drafts].sort(
    (a, b) => a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  )
  let line = 1
  let lineStart = 0
  let at = 0
  return ordered.map((draft) => {
    for (; at < draft.start; at++) {
      if (source.charCodeAt(at) !== 10) continue
      line += 1
      lineStart = at + 1
    }
    return {
      rule: draft.rule,
      severity: draft.severity,
      quote: source.slice(draft.start, draft.end),
      line,
      column: draft.start - lineStart + 1,
      offset: draft.start,
      message: draft.message,
      rewrite: draft.rewrite,
    }
  })
}
