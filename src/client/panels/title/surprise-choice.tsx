interface SurpriseChoiceProps {
  readonly surprise: boolean
  readonly onChoose: (surprise: boolean) => void
}

/** For a scenario with variants: as it is written, or one that the seed draws. */
export function SurpriseChoice({ surprise, onChoose }: SurpriseChoiceProps) {
  return (
    <label className="title-surprise">
      <input type="checkbox" checked={surprise} onChange={(event) => onChoose(event.target.checked)} />
      <span>
        <span className="title-surprise-name">Surprise me</span>
        <span className="title-note">
          {' '}
          The incident as written, or one of its variants. You learn which afterwards.
        </span>
      </span>
    </label>
  )
}
