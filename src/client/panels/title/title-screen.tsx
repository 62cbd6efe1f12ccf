import '../kit/tokens.css'
import './title.css'
import './brought-files.css'
import { useMemo, useState } from 'react'
import { useActions, useClient } from '../kit/use-client.tsx'
import { DropArea } from './drop-area.tsx'
import { HouseRules } from './house-rules.tsx'
import { ModeChoice } from './mode-choice.tsx'
import { type PlayableMode, seatOf } from './modes.ts'
import { offersOf, playedName } from './offers.ts'
import { OpenFiles } from './open-files.tsx'
import { OpenedFiles } from './opened-files.tsx'
import { SavedDrills } from './saved-drills.tsx'
import { ScenarioChoice } from './scenario-choice.tsx'
import { SurpriseChoice } from './surprise-choice.tsx'
import { TowerDrawing } from './tower-drawing.tsx'

const freshSeed = (): number => 1 + ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 99_999)

/** The first screen: what this is, what was begun, and what to play next. */
export function TitleScreen() {
  const scenarios = useClient((state) => state.scenarios)
  const loaded = useClient((state) => state.scenariosLoaded)
  const kept = useClient((state) => state.kept)
  const saved = useClient((state) => state.saved)
  const actions = useActions()
  const [wanted, setWanted] = useState<string | null>(null)
  const [surprise, setSurprise] = useState(false)
  const [mode, setMode] = useState<PlayableMode | null>(null)
  const [role, setRole] = useState('commsLead')
  const [seed, setSeed] = useState(() => String(freshSeed()))
  const offers = useMemo(() => offersOf(scenarios, kept), [scenarios, kept])
  // Nothing is chosen for anybody before the list is whole: what stands first may change until then.
  const chosen = offers.find((offer) => offer.key === wanted) ?? (loaded ? offers[0] : null) ?? null
  const hasVariants = (chosen?.card.variants ?? []).length > 0
  const chosenMode = mode ?? (saved.length === 0 ? 'shadow' : 'command')
  const seedNumber = Number(seed)
  const seedIsSound = Number.isInteger(seedNumber) && seedNumber >= 1 && seedNumber <= 999_999

  const start = () => {
    if (chosen === null || !seedIsSound) return
    void actions.choose({
      scenarioId: playedName(chosen, surprise && hasVariants, seedNumber),
      mode: chosenMode,
      seat: seatOf(chosenMode, role),
      seed: seedNumber,
      ...(chosen.own === null ? {} : { brought: chosen.own }),
    })
  }

  return (
    <div className="title">
      <div className="title-backdrop">
        <TowerDrawing />
      </div>
      <DropArea />
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
          <OpenedFiles />
          <ScenarioChoice offers={offers} loaded={loaded} chosen={chosen?.key ?? null} onChoose={setWanted} />
          {hasVariants && <SurpriseChoice surprise={surprise} onChoose={setSurprise} />}
          <ModeChoice
            chosen={chosenMode}
            onChoose={setMode}
            role={role}
            onRole={setRole}
            firstTime={saved.length === 0}
          />
          <HouseRules />
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
            <OpenFiles />
          </div>
        </form>
      </main>
    </div>
  )
}
