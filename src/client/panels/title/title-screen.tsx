import '../kit/tokens.css'
import './title.css'
import { useState } from 'react'
import { useActions, useClient } from '../kit/use-client.tsx'
import { ModeChoice } from './mode-choice.tsx'
import { type PlayableMode, seatOf } from './modes.ts'
import { OpenSaveFile } from './open-save-file.tsx'
import { SavedDrills } from './saved-drills.tsx'
import { ScenarioChoice } from './scenario-choice.tsx'
import { TowerDrawing } from './tower-drawing.tsx'

const freshSeed = (): number => 1 + ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 99_999)

/** The first screen: what this is, what was begun, and what to play next. */
export function TitleScreen() {
  const scenarios = useClient((state) => state.scenarios)
  const loaded = useClient((state) => state.scenariosLoaded)
  const saved = useClient((state) => state.saved)
  const actions = useActions()
  const [scenarioId, setScenarioId] = useState<string | null>(null)
  const [mode, setMode] = useState<PlayableMode | null>(null)
  const [role, setRole] = useState('commsLead')
  const [seed, setSeed] = useState(() => String(freshSeed()))
  const chosen = scenarioId ?? scenarios[0]?.id ?? null
  const chosenMode = mode ?? (saved.length === 0 ? 'shadow' : 'command')
  const seedNumber = Number(seed)
  const seedIsSound = Number.isInteger(seedNumber) && seedNumber >= 1 && seedNumber <= 999_999

  const start = () => {
    if (chosen === null || !seedIsSound) return
    actions.choose({ scenarioId: chosen, mode: chosenMode, seat: seatOf(chosenMode, role), seed: seedNumber })
  }

  return (
    <div className="title">
      <div className="title-backdrop">
        <TowerDrawing />
      </div>
      <main className="title-column">
        <header className="title-head">
          <h1>
            Drill <span>Tower</span>
          </h1>
          <p className="title-lead">
            A fire brigade trains in a building where the fire is real. Here the building is a cloud that
            really fails: you command the response, and the Fire Chief shows you afterwards what every
            decision was worth.
          </p>
        </header>

        <SavedDrills />

        <form
          className="title-start"
          onSubmit={(event) => {
            event.preventDefault()
            start()
          }}
        >
          <ScenarioChoice scenarios={scenarios} loaded={loaded} chosen={chosen} onChoose={setScenarioId} />
          <ModeChoice
            chosen={chosenMode}
            onChoose={setMode}
            role={role}
            onRole={setRole}
            firstTime={saved.length === 0}
          />
          <details className="title-advanced">
            <summary>Advanced</summary>
            <div className="field">
              <label htmlFor="title-seed">Seed</label>
              <input
                id="title-seed"
                className="input mono"
                inputMode="numeric"
                value={seed}
                aria-invalid={!seedIsSound}
                aria-describedby="title-seed-note"
                onChange={(event) => setSeed(event.target.value.trim())}
              />
              <p id="title-seed-note" className="title-note" data-wrong={!seedIsSound}>
                {seedIsSound
                  ? 'The same seed and the same commands give the same drill, to the last bit.'
                  : 'A whole number from 1 to 999999.'}
              </p>
            </div>
          </details>
          <div className="title-foot">
            <button type="submit" className="title-go" disabled={chosen === null || !seedIsSound}>
              Read the briefing
            </button>
            <OpenSaveFile />
          </div>
        </form>
      </main>
    </div>
  )
}
