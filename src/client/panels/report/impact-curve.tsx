import { useRef } from 'react'
import type { DecisionWeighed, Outcome } from '../../../core/grading/index.ts'
import { axisSteps, compact } from './figures.ts'
import { useWidth } from './use-width.ts'

const HEIGHT = 320
const LEFT = 64
const RIGHT = 156
const TOP = 16
const FOOT = 30

/** Up: it saved customer-minutes. Down: it cost some. A diamond: it made no difference. */
const markShapes = {
  saved: 'M0 -9 L6 3 H-6 Z',
  cost: 'M0 9 L6 -3 H-6 Z',
  none: 'M0 -6 L6 0 L0 6 L-6 0 Z',
} as const

function markOf(decision: DecisionWeighed): keyof typeof markShapes {
  if (decision.savedCustomerMinutes > 0.5) return 'saved'
  return decision.savedCustomerMinutes < -0.5 ? 'cost' : 'none'
}

interface ImpactCurveProps {
  readonly outcome: Outcome
  readonly decisions: readonly DecisionWeighed[]
  readonly chosen: DecisionWeighed | null
  readonly onChoose: (decision: DecisionWeighed) => void
  /** Seconds since the start; where the replay stands. */
  readonly cursor: number
}

/** Customer-minutes lost so far, minute by minute: this drill, par, and doing nothing, with the decisions as marks. */
export function ImpactCurve({ outcome, decisions, chosen, onChoose, cursor }: ImpactCurveProps) {
  const holder = useRef<HTMLDivElement>(null)
  const width = useWidth(holder, 900)
  const right = width < 560 ? 12 : RIGHT
  const minutes = Math.max(1, outcome.curve.length - 1)
  const upTo = (curve: readonly number[]) => curve.slice(0, minutes + 1)
  const nothing = upTo(outcome.nothingCurve)
  // Doing nothing can be a thousand times worse: it may leave the picture, so that the play stays readable in it.
  const played = Math.max(4, ...outcome.curve, ...upTo(outcome.parCurve))
  const worst = Math.max(0, ...nothing)
  const highest = Math.min(Math.max(played, worst), played * 2.5)
  const leaves = worst > highest
  const x = (minute: number) => LEFT + (minute / minutes) * (width - LEFT - right)
  const y = (value: number) => TOP + (1 - value / highest) * (HEIGHT - TOP - FOOT)
  const line = (curve: readonly number[]) =>
    curve
      .map((value, minute) => `${minute === 0 ? 'M' : 'L'}${x(minute).toFixed(1)} ${y(value).toFixed(1)}`)
      .join(' ')
  const valueAt = (second: number) => {
    const minute = Math.max(0, Math.min(minutes, second / 60))
    const from = outcome.curve[Math.floor(minute)] ?? 0
    const to = outcome.curve[Math.ceil(minute)] ?? from
    return from + (to - from) * (minute - Math.floor(minute))
  }
  const ends = [
    {
      key: 'nothing',
      label: leaves ? `Nothing done: ${compact(worst)}` : 'Nothing done',
      at: Math.max(TOP, y(nothing.at(-1) ?? 0)),
    },
    { key: 'here', label: 'This drill', at: y(outcome.curve.at(-1) ?? 0) },
    { key: 'par', label: 'Par', at: y(upTo(outcome.parCurve).at(-1) ?? 0) },
    ...(chosen === null
      ? []
      : [
          {
            key: 'without',
            label: 'Without it',
            at: Math.max(TOP, y(upTo(chosen.withoutCurve).at(-1) ?? 0)),
          },
        ]),
  ].sort((one, other) => one.at - other.at)
  ends.forEach((end, index) => {
    const above = ends[index - 1]
    if (above !== undefined && end.at < above.at + 16) end.at = above.at + 16
  })
  const below = Math.max(0, (ends.at(-1)?.at ?? 0) - (HEIGHT - FOOT))
  for (const end of ends) end.at -= below
  const minuteStep = minutes <= 15 ? 5 : minutes <= 40 ? 10 : 15
  const cursorX = x(Math.min(minutes, cursor / 60))
  return (
    <div className="impact" ref={holder}>
      <svg width={width} height={HEIGHT} aria-hidden="true" focusable="false">
        {axisSteps(highest).map((step) => (
          <g key={step}>
            <path className="impact-grid" d={`M${LEFT} ${y(step)} H${width - right}`} />
            <text className="impact-tick" x={LEFT - 8} y={y(step) + 4} textAnchor="end">
              {compact(step)}
            </text>
          </g>
        ))}
        {Array.from({ length: Math.floor(minutes / minuteStep) + 1 }, (_, index) => index * minuteStep).map(
          (minute) => (
            <text key={minute} className="impact-tick" x={x(minute)} y={HEIGHT - 8} textAnchor="middle">
              {minute === 0 ? 'start' : `${minute} min`}
            </text>
          ),
        )}
        <clipPath id="impact-plot">
          <rect x={LEFT} y={TOP - 4} width={width - LEFT - right + 4} height={HEIGHT - TOP - FOOT + 8} />
        </clipPath>
        <g clipPath="url(#impact-plot)">
          <path className="impact-line impact-line--nothing" d={line(nothing)} />
          <path className="impact-line impact-line--par" d={line(upTo(outcome.parCurve))} />
          {chosen !== null && (
            <path className="impact-line impact-line--without" d={line(upTo(chosen.withoutCurve))} />
          )}
          <path className="impact-line impact-line--here" d={line(outcome.curve)} />
        </g>
        <path className="impact-cursor" d={`M${cursorX} ${TOP} V${HEIGHT - FOOT}`} />
        <circle className="impact-cursor-dot" cx={cursorX} cy={y(valueAt(cursor))} r={4} />
        {decisions.map((decision) => {
          const kind = markOf(decision)
          const markX = x(decision.at / 60)
          const markY = y(valueAt(decision.at))
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the list below is the way for keyboard and screen reader
            <g
              key={decision.entryId}
              className="impact-mark"
              data-kind={kind}
              data-chosen={decision.entryId === chosen?.entryId}
              transform={`translate(${markX} ${markY})`}
              onClick={() => {
                onChoose(decision)
                document.getElementById(`decision-${decision.entryId}`)?.scrollIntoView({ block: 'nearest' })
              }}
            >
              <circle r={13} fill="transparent" />
              <path d={markShapes[kind]} />
              <title>{decision.label}</title>
            </g>
          )
        })}
        {right > 100 &&
          ends.map((end) => (
            <text
              key={end.key}
              className={`impact-end impact-end--${end.key}`}
              x={width - right + 10}
              y={end.at + 5}
            >
              {end.label}
            </text>
          ))}
      </svg>
      {right <= 100 && (
        <p className="impact-legend">
          <span data-line="here" /> this drill <span data-line="par" /> par <span data-line="nothing" />{' '}
          nothing done
        </p>
      )}
    </div>
  )
}
