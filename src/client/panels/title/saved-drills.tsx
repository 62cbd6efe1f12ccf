import { useState } from 'react'
import { elapsedLabel, whyOnlyRead } from '../../store/index.ts'
import { saveTextAs } from '../kit/save-text-as.ts'
import { useActions, useClient } from '../kit/use-client.tsx'
import { modeCards } from './modes.ts'
import { titleOf } from './title-of-drill.ts'

const MOST_SHOWN = 3

/** Drills kept in this browser: go on, look again, delete. */
export function SavedDrills() {
  const saved = useClient((state) => state.saved)
  const scenarios = useClient((state) => state.scenarios)
  const kept = useClient((state) => state.kept)
  const actions = useActions()
  const [all, setAll] = useState(false)
  const [asked, setAsked] = useState<string | null>(null)
  const exportDrill = async (drillId: string) => {
    const file = await actions.saveFileOf(drillId)
    if (file !== null) saveTextAs(file.name, file.text)
  }
  const shown = all ? saved : saved.slice(0, MOST_SHOWN)

  if (saved.length === 0) return null
  return (
    <section className="title-saved" aria-label="Saved drills">
      <ul>
        {shown.map((drill) => {
          const title = titleOf(drill, scenarios, kept)
          const mode = modeCards.find((card) => card.mode === drill.mode)?.name ?? drill.mode
          const onlyRead = whyOnlyRead(drill)
          const condition = drill.ended ? 'ended' : onlyRead === null ? 'under way' : 'not ended'
          return (
            <li key={drill.id} className="title-saved-drill">
              <div>
                <p className="title-saved-name">{title}</p>
                <p className="title-note">
                  {mode} · <span className="mono">{elapsedLabel(drill.playedTo)}</span> · seed{' '}
                  <span className="mono">{drill.seed}</span> · {condition}
                </p>
                {onlyRead !== null && <p className="title-note">Can only be read: {onlyRead}</p>}
              </div>
              {asked === drill.id ? (
                <div className="title-saved-actions">
                  <button
                    type="button"
                    className="button"
                    onClick={() => {
                      setAsked(null)
                      void actions.removeSaved(drill.id)
                    }}
                  >
                    Delete for good
                  </button>
                  <button type="button" className="button" onClick={() => setAsked(null)}>
                    Keep
                  </button>
                </div>
              ) : (
                <div className="title-saved-actions">
                  <button
                    type="button"
                    className="button"
                    data-tone="primary"
                    onClick={() => void actions.resume(drill.id)}
                  >
                    {onlyRead !== null ? 'Read' : drill.ended ? 'Open the debrief' : 'Go on'}
                    <span className="unseen">: {title}</span>
                  </button>
                  <button type="button" className="button" onClick={() => void exportDrill(drill.id)}>
                    Export<span className="unseen"> {title}</span>
                  </button>
                  <button type="button" className="button" onClick={() => setAsked(drill.id)}>
                    Delete<span className="unseen"> {title}</span>
                  </button>
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {saved.length > MOST_SHOWN && (
        <button type="button" className="title-link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${saved.length} saved drills`}
        </button>
      )}
    </section>
  )
}
