import { useEffect, useRef, useState } from 'react'
import { completeShellLine } from '../../../../core/consoles/index.ts'
import { useClient } from '../../kit/use-client.tsx'
import type { TerminalSession } from './use-terminal-session.ts'

/** A shell with the commands of the trade. It reads and drafts; decisions are made on the card that it opens. */
export function TerminalTab({ session }: { session: TerminalSession }) {
  const book = useClient((state) => state.view?.handbook)
  const [line, setLine] = useState('')
  const [back, setBack] = useState(0)
  const screen = useRef<HTMLElement>(null)
  const { blocks, history } = session
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when something was printed
  useEffect(() => {
    screen.current?.scrollTo({ top: screen.current.scrollHeight })
  }, [blocks])
  if (book === undefined) return null

  const recall = (steps: number) => {
    const next = Math.max(0, Math.min(history.length, back + steps))
    setBack(next)
    setLine(next === 0 ? '' : (history[history.length - next] ?? ''))
  }
  /** True when something was added; otherwise the Tab key goes on as it does everywhere. */
  const complete = (): boolean => {
    if (line.trim() === '') return false
    const found = completeShellLine(line, book)
    const last = line.split(/\s+/).at(-1) ?? ''
    const shared = sharedStart(found)
    const added = found.length === 1 ? `${shared.slice(last.length)} ` : shared.slice(last.length)
    if (added === '') return false
    setLine(line + added)
    if (found.length > 1) session.print(line, found.join('  '))
    return true
  }
  return (
    <>
      <h2 className="unseen">Terminal</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section ref={screen} className="terminal mono" role="log" aria-label="Terminal output" tabIndex={0}>
        {blocks.length === 0 && (
          <p className="faint">
            aws, dig, curl, openssl, terraform, kubectl, logs, trace, pd, jira. “help” lists what there is,
            Tab completes, ↑ recalls.
          </p>
        )}
        {blocks.map((block) => (
          <div key={block.id}>
            <p className="terminal-line">
              <span aria-hidden>$ </span>
              {block.line}
            </p>
            {block.text !== '' && <pre data-framed={/^\+-/m.test(block.text)}>{block.text}</pre>}
          </div>
        ))}
      </section>
      <form
        className="terminal-prompt mono"
        onSubmit={(event) => {
          event.preventDefault()
          if (line.trim() === '') return
          void session.run(line.trim())
          setLine('')
          setBack(0)
        }}
      >
        <label htmlFor="terminal-line">
          <span aria-hidden>$</span>
          <span className="unseen">Command line</span>
        </label>
        <input
          id="terminal-line"
          className="input"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={line}
          onChange={(event) => setLine(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowUp') recall(1)
            else if (event.key === 'ArrowDown') recall(-1)
            else if (event.key === 'Tab' && !event.shiftKey && complete()) {
              // Completed: the focus stays.
            } else return
            event.preventDefault()
          }}
        />
        <button type="submit" className="button">
          Run
        </button>
      </form>
    </>
  )
}

/** What all of them begin with. */
function sharedStart(words: readonly string[]): string {
  const [first = ''] = words
  let length = first.length
  for (const word of words) while (!word.startsWith(first.slice(0, length))) length -= 1
  return first.slice(0, length)
}
