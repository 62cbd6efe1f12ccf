import { assistRoles, modeCards, type PlayableMode } from './modes.ts'

interface ModeChoiceProps {
  readonly chosen: PlayableMode
  readonly onChoose: (mode: PlayableMode) => void
  readonly role: string
  readonly onRole: (seat: string) => void
  readonly firstTime: boolean
}

export function ModeChoice({ chosen, onChoose, role, onRole, firstTime }: ModeChoiceProps) {
  return (
    <fieldset className="title-modes">
      <legend>How do you want to train?</legend>
      <div className="title-mode-grid">
        {modeCards.map((card) => (
          <label key={card.mode} className="title-mode">
            <input
              type="radio"
              name="mode"
              value={card.mode}
              checked={chosen === card.mode}
              onChange={() => onChoose(card.mode)}
            />
            <span className="title-mode-name">
              {card.name}
              {firstTime && card.mode === 'shadow' && <span className="title-mode-hint">start here</span>}
            </span>
            <span className="title-mode-line">{card.line}</span>
          </label>
        ))}
      </div>
      {chosen === 'assist' && (
        <div className="field title-role">
          <label htmlFor="title-role">Your role under the Chief</label>
          <select
            id="title-role"
            className="input"
            value={role}
            onChange={(event) => onRole(event.target.value)}
          >
            {assistRoles.map((one) => (
              <option key={one.seat} value={one.seat}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
      )}
    </fieldset>
  )
}
