import type { TraceView } from '../../../../core/drill/index.ts'
import { clockOf, quantityText } from '../../../store/index.ts'
import { useClient } from '../../kit/use-client.tsx'

import { shortZone } from './chart-groups.ts'
import { useOpened } from './open-first.ts'

/** A few sampled requests as waterfalls: where the time went, and how often it was tried. */
export function TracesTab() {
  const view = useClient((state) => state.view)
  useOpened('traces', 'traces', 'all')
  if (view === null) return null
  return (
    <>
      <h2 className="unseen">Traces</h2>
      <span className="tool-name">Datadog</span>
      {view.traces.length === 0 && <p className="faint">No traces sampled yet.</p>}
      {view.traces.map((trace) => (
        <Waterfall key={trace.id} trace={trace} clock={clockOf(view, trace.at)} />
      ))}
    </>
  )
}

function Waterfall({ trace, clock }: { trace: TraceView; clock: string }) {
  const services = useClient((state) => state.view?.handbook.services)
  const whole = Math.max(1, ...trace.spans.map((span) => span.startMs + span.durationMs))
  const failed = trace.spans[0]?.ok === false
  const stumbled = !failed && trace.spans.some((span) => !span.ok)
  return (
    <article className="trace">
      <h3>
        <span className="mono">{clock}</span> {quantityText(whole, 'ms')}{' '}
        <span className="chip" data-tone={failed ? 'fire' : stumbled ? 'amber' : 'green'}>
          {failed ? '▲ failed' : stumbled ? '↻ served, not at the first try' : '✓ served'}
        </span>
      </h3>
      <ol className="spans">
        {trace.spans.map((span, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: spans have no identity but their place
          <li key={index} className="span">
            <span className="span-name" style={{ paddingLeft: span.depth * 10 }}>
              {services?.find((each) => each.id === span.service)?.label ?? span.service}{' '}
              <small title={span.zone}>{shortZone(span.zone)}</small>
              {span.attempts > 1 && <small className="retried"> ↻ {span.attempts} tries</small>}
            </span>
            <span className="span-track" aria-hidden>
              <span
                className="span-bar"
                data-ok={span.ok}
                style={{
                  left: `${(span.startMs / whole) * 100}%`,
                  width: `${Math.max(0.6, (span.durationMs / whole) * 100)}%`,
                }}
              />
            </span>
            <span className="span-time mono">
              {quantityText(span.durationMs, 'ms')}
              {span.ok ? '' : ' ✗'}
            </span>
          </li>
        ))}
      </ol>
    </article>
  )
}
