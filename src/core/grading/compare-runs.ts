import type { CommandEntry } from '../command/index.ts'
import {
  advanceDrill,
  createDrill,
  type Drill,
  type DrillSetup,
  seriesPoints,
  submitCommand,
} from '../drill/index.ts'
import { listSeries } from '../world/index.ts'
import { ENDING } from './command-edits.ts'

/** Readings that differ by less than this many times the noise are the same to the eye. */
const BEYOND_NOISE = 3
/** And less than this share of the largest reading of the series is too little to see on a chart. */
const LEAST_SHARE_OF_PEAK = 0.01
const LEAST_SAMPLES = 3

/** Plays given commands at their times, as far as they are possible, to a second. */
export function playCommands(setup: DrillSetup, commands: readonly CommandEntry[], toSecond: number): Drill {
  const drill = createDrill(setup)
  for (const { at, seat, command } of commands) {
    if (at > toSecond) break
    if (ENDING.has(command.kind) || command.kind === 'chiefSays') continue
    advanceDrill(drill, at, false)
    submitCommand(drill, seat, command)
  }
  advanceDrill(drill, toSecond, false)
  return drill
}

/** The first thing in which two runs of one seed differ for somebody at the desk; null when they look the same. */
export function visibleDifference(one: Drill, other: Drill): string | null {
  const alert = differing(
    one.state.pages.map((page) => page.alertId),
    other.state.pages.map((page) => page.alertId),
  )
  if (alert !== null) return `the alert "${alert}"`
  const { noise } = one.setup.scenario.topology.observability
  const seconds = one.state.second + one.setup.scenario.warmUpSeconds
  for (const { id } of listSeries(one.model)) {
    const mine = seriesPoints(one, id, seconds)
    const theirs = new Map(zip(seriesPoints(other, id, seconds)))
    const peak = mine.values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0)
    let apart = 0
    for (const [at, value] of zip(mine)) {
      const otherValue = theirs.get(at)
      if (otherValue === undefined) apart += 1
      else {
        const difference = Math.abs(value - otherValue)
        const size = Math.max(Math.abs(value), Math.abs(otherValue))
        if (difference > BEYOND_NOISE * noise * size && difference > LEAST_SHARE_OF_PEAK * peak) apart += 1
      }
    }
    if (apart >= LEAST_SAMPLES || Math.abs(mine.at.length - theirs.size) >= LEAST_SAMPLES) return id
  }
  return null
}

function zip(points: {
  readonly at: readonly number[]
  readonly values: readonly (number | null)[]
}): readonly (readonly [number, number])[] {
  return points.at.flatMap((at, index) => {
    const value = points.values[index]
    return value === null || value === undefined ? [] : [[at, value] as const]
  })
}

function differing(some: readonly string[], others: readonly string[]): string | null {
  return some.find((id) => !others.includes(id)) ?? others.find((id) => !some.includes(id)) ?? null
}
