import type { GaugeView } from '../../../core/view/index.ts'
import { quantityText } from '../../store/index.ts'
import { useClient } from '../kit/use-client.tsx'

/** The wall screen: headline numbers through telemetry, so a little late and never exact. */
export function WallGauges() {
  const wall = useClient((state) => state.view?.wall)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen this list scrolls, and must be reachable by keyboard
    <ul className="wall" aria-label="Wall screen" tabIndex={0}>
      {(wall ?? []).map((gauge) => (
        <li key={gauge.id} className="gauge" data-good={gauge.good === null ? 'unknown' : String(gauge.good)}>
          <span className="gauge-label">{gauge.label}</span>
          <span className="gauge-value mono">
            {quantityText(gauge.value, gauge.unit)}
            <span className="gauge-word">
              {gauge.good === null ? '' : gauge.good ? <i aria-hidden>●</i> : <i aria-hidden>▲</i>}
              <span className="unseen">{gauge.good === false ? ' bad' : gauge.good ? ' good' : ''}</span>
            </span>
          </span>
          <Spark gauge={gauge} />
        </li>
      ))}
    </ul>
  )
}

function Spark({ gauge }: { gauge: GaugeView }) {
  const points = gauge.spark
  if (points.length < 2) return <svg className="spark" viewBox="0 0 60 16" aria-hidden="true" />
  const low = Math.min(...points)
  const high = Math.max(...points)
  const spread = high - low || 1
  const path = points
    .map((value, index) => {
      const x = (index / (points.length - 1)) * 60
      const y = 15 - ((value - low) / spread) * 14
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')
  return (
    <svg className="spark" viewBox="0 0 60 16" preserveAspectRatio="none" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}
