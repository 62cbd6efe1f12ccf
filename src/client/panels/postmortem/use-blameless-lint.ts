import { useEffect, useState } from 'react'
import type { LintFinding } from '../../../core/prose/index.ts'
import type { DocumentSection } from './document-sections.ts'

export interface SectionFinding extends LintFinding {
  readonly section: string
}

/** Long enough that typing is not interrupted, short enough to be felt as live. */
const PAUSE_MS = 250

/** Where the text blames, part by part, a moment after it was changed; null while the first reading runs. */
export function useBlamelessLint(
  sections: readonly DocumentSection[],
  edits: Readonly<Record<string, string>>,
): readonly SectionFinding[] | null {
  const [findings, setFindings] = useState<readonly SectionFinding[] | null>(null)
  useEffect(() => {
    let left = false
    const timer = setTimeout(async () => {
      const { lintBlameless } = await import('../../../core/prose/index.ts')
      if (left) return
      setFindings(
        sections.flatMap((section) =>
          lintBlameless(edits[section.key] ?? section.markdown).map((finding) => ({
            ...finding,
            section: section.key,
          })),
        ),
      )
    }, PAUSE_MS)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [sections, edits])
  return findings
}
