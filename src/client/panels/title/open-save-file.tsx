import { useRef } from 'react'
import { useActions } from '../kit/use-client.tsx'

/** Opens a drill that was saved to disk. */
export function OpenSaveFile() {
  const actions = useActions()
  const file = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className="title-link" onClick={() => file.current?.click()}>
        Open a save file
      </button>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="Save file"
        onChange={async (event) => {
          const chosen = event.target.files?.[0]
          if (chosen !== undefined) actions.openSaveFile(await chosen.text())
          event.target.value = ''
        }}
      />
    </>
  )
}
