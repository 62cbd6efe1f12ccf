import type { ConsoleRow, ConsoleSection, SeatView } from '../../../../core/consoles/index.ts'
import { useActions, useClient } from '../../kit/use-client.tsx'
import { consoleCellText, isNumeric } from './console-cell-text.ts'

const toneMarks = { bad: ['▲', 'bad'], warn: ['●', 'to watch'], good: ['✓', 'good'] } as const

/** Longer texts wrap. */
const LONG = 24

/** A section of a console page as a table that scrolls sideways in its own frame. */
export function ConsoleTable({ section }: { section: ConsoleSection }) {
  const view = useClient((state) => state.view)
  if (view === null) return null
  return (
    <section className="console-section">
      <h4>{section.title}</h4>
      {section.note !== null && <p className="faint">{section.note}</p>}
      {section.rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className="console-frame" aria-label={section.title} tabIndex={0}>
          <table className="console-table">
            <thead>
              <tr>
                {section.columns.map(({ key, label, unit }) => (
                  <th key={key} scope="col" data-numeric={isNumeric(unit)}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {section.rows.map((row, nth) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a console have no identity but their place
                <Row key={nth} row={row} section={section} view={view} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}

function Row({ row, section, view }: { row: ConsoleRow; section: ConsoleSection; view: SeatView }) {
  const actions = useActions()
  const { opens } = row
  const texts = row.cells.map((cell, nth) =>
    consoleCellText(cell, section.columns[nth]?.unit ?? 'text', view),
  )
  const mark = row.tone === null ? null : toneMarks[row.tone]
  return (
    <tr data-tone={row.tone ?? undefined}>
      {section.columns.map(({ key, unit }, nth) => {
        const text = texts[nth] ?? ''
        if (nth > 0)
          return (
            <td key={key} data-numeric={isNumeric(unit)} data-long={text.length > LONG}>
              {text}
            </td>
          )
        return (
          <th key={key} scope="row" data-long={text.length > LONG}>
            {mark !== null && (
              <span className="console-mark" role="img" aria-label={mark[1]}>
                {mark[0]}{' '}
              </span>
            )}
            {opens === null ? (
              text
            ) : (
              <button
                type="button"
                className="action-name"
                onClick={() => actions.look(opens.source, opens.subject)}
              >
                {text}
              </button>
            )}
          </th>
        )
      })}
    </tr>
  )
}
