import type { ReactNode } from 'react'
import { RatingBar } from './rating-bar.tsx'

/** One mark of the command profile; opens to its reason and what else is under it. */
export function MarkerCard({
  mark,
  reason,
  children,
}: {
  mark: { readonly marker: string; readonly label: string; readonly rating: number | null }
  reason: string
  children?: ReactNode
}) {
  return (
    <details className="marker">
      <summary>
        <span className="marker-name">
          <span className="mono marker-code">{mark.marker}</span> {mark.label}
        </span>
        <RatingBar rating={mark.rating} />
      </summary>
      <div className="marker-body">
        <p className="marker-reason">{reason}</p>
        {children}
      </div>
    </details>
  )
}
