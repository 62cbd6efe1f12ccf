import './rating-bar.css'

/** A rating from 1 to 4 as four segments and a number; a median may end between two. */
export function RatingBar({ rating }: { rating: number | null }) {
  if (rating === null) return <span className="rating-none">not observed</span>
  return (
    <span className="rating-bar">
      <span className="rating-bar-value mono">{Number.isInteger(rating) ? rating : rating.toFixed(1)}</span>
      <span className="rating-bar-steps" aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <span key={step}>
            <span
              style={{ width: `${Math.max(0, Math.min(1, rating - step + 1)) * 100}%` }}
              data-low={rating < 2}
            />
          </span>
        ))}
      </span>
      <span className="unseen">of 4</span>
    </span>
  )
}
