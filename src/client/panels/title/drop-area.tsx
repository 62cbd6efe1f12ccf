import { useEffect, useState } from 'react'
import { useActions } from '../kit/use-client.tsx'
import { droppedFiles, readFiles } from './dropped-files.ts'

/** Takes files dropped anywhere on the page while this is shown, and says so while they hover. */
export function DropArea() {
  const actions = useActions()
  const [hovering, setHovering] = useState(false)
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setHovering(true)
    }
    const leave = (event: DragEvent) => {
      // Between two elements of the page there is a next one; out of the window there is none.
      if (event.relatedTarget === null) setHovering(false)
    }
    const drop = (event: DragEvent) => {
      setHovering(false)
      if (!hasFiles(event) || event.dataTransfer === null) return
      event.preventDefault()
      droppedFiles(event.dataTransfer)
        .then(readFiles)
        .then((files) => {
          if (files.length > 0) return actions.openFiles(files)
          actions.reportProblem(
            'Nothing in there can be opened.',
            'Drop a JSON file, or a folder that holds scenario.json.',
          )
        })
        .catch(() =>
          actions.reportProblem(
            'The browser could not read what was dropped.',
            'Use the button that opens files.',
          ),
        )
    }
    document.addEventListener('dragover', over)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragover', over)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
    }
  }, [actions])
  if (!hovering) return null
  return (
    <div className="title-drop" aria-hidden="true">
      <p>Drop a scenario, house rules or a save file</p>
    </div>
  )
}
