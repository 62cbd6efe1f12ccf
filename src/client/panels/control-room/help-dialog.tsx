import { useClient } from '../kit/use-client.tsx'
import { RoomDialog } from './room-dialog.tsx'

const keys: readonly (readonly [string, string])[] = [
  ['/ or Ctrl K', 'Command palette: every command of your seat'],
  ['Space', 'Pause, and go on'],
  ['1 2 3', 'Speed 1×, 4×, 10×'],
  ['.', 'Run until something happens'],
  ['a', 'Acknowledge the newest page'],
  ['c', 'Write in the channel'],
  ['r', 'Answer who waits for you'],
  ['g then p m l t a k', 'Pages, Metrics, Logs, Traces, Actions, tasKs'],
  ['g then s e d r c v', 'Status page, Executives, Document, Runbooks, Changes, Vendor page'],
  ['g then o h', 'cOnsoles (AWS, Datadog, PagerDuty, Terraform, Jira), terminal (sHell)'],
  ['Tab, Enter, Escape', 'Everywhere'],
  ['?', 'This list'],
]

export function HelpDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const rules = useClient((state) => state.view?.handbook.policyTitle ?? '')
  return (
    <RoomDialog title="Keys and help" open={open} onClose={onClose}>
      <table className="keys">
        <tbody>
          {keys.map(([key, meaning]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">
        House rules of this drill: <strong>{rules}</strong>.
      </p>
      <p className="hint">
        A commander sizes up, declares, takes command aloud, gives roles and time-boxed tasks, decides with a
        goal and an expected signal, keeps everybody informed on time, verifies before saying resolved, and
        lets people go.
      </p>
    </RoomDialog>
  )
}
