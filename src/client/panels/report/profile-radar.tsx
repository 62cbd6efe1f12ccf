const SIZE = 420
const CENTRE = SIZE / 2
const REACH = 138

interface Spoke {
  readonly x: number
  readonly y: number
}

function spoke(index: number, count: number, rating: number): Spoke {
  const angle = (index / count) * 2 * Math.PI - Math.PI / 2
  const length = (rating / 4) * REACH
  return { x: CENTRE + Math.cos(angle) * length, y: CENTRE + Math.sin(angle) * length }
}

const outline = (points: readonly Spoke[]): string =>
  points.length === 0 ? '' : `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join(' L')} Z`

interface ProfileRadarProps {
  readonly marks: readonly {
    readonly skill: string
    readonly label: string
    readonly rating: number | null
  }[]
  /** The trainee's own ratings by letter, if there are any. */
  readonly own: Readonly<Record<string, number>> | null
}

/** Seven spokes; the table beside it says the same. A skill that was not observed has a hollow end and no corner. */
export function ProfileRadar({ marks, own }: ProfileRadarProps) {
  const count = marks.length
  const corners = marks.flatMap((mark, index) =>
    mark.rating === null ? [] : [spoke(index, count, mark.rating)],
  )
  const ownCorners =
    own === null
      ? []
      : marks.flatMap((mark, index) => {
          const rating = own[mark.skill]
          return rating === undefined ? [] : [spoke(index, count, rating)]
        })
  return (
    <svg className="radar" viewBox={`-50 10 ${SIZE + 100} ${SIZE - 10}`} aria-hidden="true" focusable="false">
      {[1, 2, 3, 4].map((ring) => (
        <path
          key={ring}
          className="radar-ring"
          d={outline(marks.map((_, index) => spoke(index, count, ring)))}
        />
      ))}
      {marks.map((mark, index) => {
        const end = spoke(index, count, 4)
        const label = spoke(index, count, 4.75)
        const anchor = Math.abs(label.x - CENTRE) < 20 ? 'middle' : label.x > CENTRE ? 'start' : 'end'
        return (
          <g key={mark.skill}>
            <path
              className={mark.rating === null ? 'radar-spoke radar-spoke--unseen' : 'radar-spoke'}
              d={`M${CENTRE} ${CENTRE} L${end.x} ${end.y}`}
            />
            <text
              className="radar-label"
              x={label.x + (anchor === 'start' ? -12 : anchor === 'end' ? 12 : 0)}
              y={label.y + 5}
              textAnchor={anchor}
            >
              {mark.label}
            </text>
          </g>
        )
      })}
      {ownCorners.length > 2 && <path className="radar-own" d={outline(ownCorners)} />}
      <path className="radar-shape" d={outline(corners)} />
      {marks.map((mark, index) => {
        const { x, y } = spoke(index, count, mark.rating ?? 4)
        return mark.rating === null ? (
          <circle key={mark.skill} className="radar-hollow" cx={x} cy={y} r={4.5} />
        ) : (
          <circle key={mark.skill} className="radar-corner" cx={x} cy={y} r={4.5} />
        )
      })}
      {[1, 2, 3, 4].map((ring) => (
        <text key={ring} className="radar-step" x={CENTRE + 5} y={CENTRE - (ring / 4) * REACH + 4}>
          {ring}
        </text>
      ))}
    </svg>
  )
}
