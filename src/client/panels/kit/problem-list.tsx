import './problem-list.css'
import { saveTextAs } from './save-text-as.ts'
import { useActions, useClient } from './use-client.tsx'

/** What went wrong, said once, above everything, with the way out. */
export function ProblemList() {
  const problems = useClient((state) => state.problems)
  const hasFile = useClient((state) => state.view !== null || state.readOnly !== null)
  const actions = useActions()
  return (
    <section className="problems" role="alert" aria-label="Problems">
      {problems.map((problem) => (
        <div className="problem" key={problem.id}>
          <p>
            <strong>{problem.message}</strong> {problem.mend}
          </p>
          <div className="problem-actions">
            {hasFile && (
              <button
                type="button"
                className="button"
                onClick={async () => {
                  const file = await actions.saveFile()
                  if (file !== null) saveTextAs(file.name, file.text)
                }}
              >
                Export save file
              </button>
            )}
            <button type="button" className="button" onClick={() => actions.dismissProblem(problem.id)}>
              Dismiss
            </button>
          </div>
        </div>
      ))}
    </section>
  )
}
