import type { PostmortemFiles } from '../../store/index.ts'
import { saveTextAs } from '../kit/save-text-as.ts'
import { pageOfPaper } from './page-of-paper.ts'

interface ExportBarProps {
  readonly files: PostmortemFiles
  readonly name: string
  readonly markdown: string
  readonly edited: boolean
  /** Ends editing, so that the whole document is on the page; then calls back. */
  readonly whenWhole: (then: () => void) => void
}

/** Downloads, made in the page: nothing leaves it. */
export function ExportBar({ files, name, markdown, edited, whenWhole }: ExportBarProps) {
  const saveHtml = () => {
    if (!edited) return saveTextAs(`${name}.html`, files.html, 'text/html')
    whenWhole(() => {
      const paper = document.querySelector('.paper')
      if (paper !== null) saveTextAs(`${name}.html`, pageOfPaper(paper, name), 'text/html')
    })
  }
  return (
    <div className="export-bar">
      <span id="export-label">Save as</span>
      <button
        type="button"
        className="button"
        onClick={() => saveTextAs(`${name}.md`, markdown, 'text/markdown')}
      >
        Markdown
      </button>
      <button type="button" className="button" onClick={saveHtml}>
        HTML
      </button>
      <button type="button" className="button" onClick={() => saveTextAs(`${name}.json`, files.json)}>
        JSON
      </button>
      <button
        type="button"
        className="button"
        onClick={() => saveTextAs(`${name}-actions.csv`, files.csv, 'text/csv')}
      >
        Action items, CSV
      </button>
      <button type="button" className="button" onClick={() => whenWhole(() => window.print())}>
        Print
      </button>
      {edited && (
        <span className="export-note">JSON and CSV hold the Chief’s version, without your edits.</span>
      )}
    </div>
  )
}
