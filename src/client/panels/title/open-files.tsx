import { useRef } from 'react'
import { useActions } from '../kit/use-client.tsx'
import { readFiles } from './dropped-files.ts'

/** Opens what a player has on disk: scenarios, house rules, a saved drill. The same as dropping it on the page. */
export function OpenFiles() {
  const actions = useActions()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className="title-link" onClick={() => input.current?.click()}>
        Open a scenario, house rules or save file
      </button>
      <input
        ref={input}
        type="file"
        multiple
        accept=".json,application/json"
        hidden
        aria-label="Scenario, house rules or save file"
        onChange={async (event) => {
          const chosen = [...(event.target.files ?? [])]
          event.target.value = ''
          await actions.openFiles(await readFiles(chosen))
        }}
      />
    </>
  )
}
