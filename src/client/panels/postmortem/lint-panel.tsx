import type { SectionFinding } from './use-blameless-lint.ts'

interface LintPanelProps {
  readonly findings: readonly SectionFinding[] | null
  readonly onGoTo: (finding: SectionFinding) => void
}

/** What the blameless lint says about the text as it stands now. */
export function LintPanel({ findings, onGoTo }: LintPanelProps) {
  return (
    <section className="lint-panel" aria-labelledby="lint-heading">
      <h2 id="lint-heading">Blameless lint</h2>
      <p role="status" className="lint-summary" data-clean={findings?.length === 0}>
        {findings === null
          ? 'Reading …'
          : findings.length === 0
            ? '✓ Clean. It asks how the system allowed it, not who did it.'
            : `${findings.length} ${findings.length === 1 ? 'place' : 'places'} to reword.`}
      </p>
      <ol>
        {findings?.map((finding) => (
          <li key={`${finding.section} ${finding.offset} ${finding.rule}`}>
            <p className="lint-quote">“{finding.quote}”</p>
            <p>{finding.message}</p>
            <p className="lint-rewrite">{finding.rewrite}</p>
            <button type="button" className="evidence-button" onClick={() => onGoTo(finding)}>
              Edit in {finding.section}
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
