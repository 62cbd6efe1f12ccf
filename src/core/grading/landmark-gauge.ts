import { type Condition, type ConditionFacts, conditionHolds, type Landmark } from '../scenario/index.ts'

/** Measures one landmark while its course is played. */
export interface LandmarkGauge {
  /** Once at every look, in order. */
  look(facts: ConditionFacts): void
  /** In the landmark's unit; null when the model never comes to it. */
  value(): number | null
}

export const LOOKS_EVERY_SECONDS = 5

export function gaugeFor({ measure }: Landmark): LandmarkGauge {
  if (measure.kind === 'firstTime' || measure.kind === 'firstTimeAfter')
    return firstTime(
      measure.when,
      measure.kind === 'firstTimeAfter' ? measure.afterSecond : 0,
      measure.sinceSecond ?? 0,
    )
  if (measure.kind === 'value') return valueAt(measure.series, measure.at)
  return extreme(measure)
}

/** Minutes from `since` to the first look from `from` on at which the condition holds. */
function firstTime(when: Condition, from: number, since: number): LandmarkGauge {
  let at: number | null = null
  return {
    look(facts) {
      if (at === null && facts.second >= from && conditionHolds(when, facts)) at = facts.second
    },
    value: () => (at === null ? null : (at - since) / 60),
  }
}

function valueAt(series: string, second: number): LandmarkGauge {
  let value: number | null = null
  return {
    look(facts) {
      if (value === null && facts.second >= second) value = truthOf(facts, series)
    },
    value: () => value,
  }
}

function extreme({
  kind,
  series,
  from,
  to,
}: {
  readonly kind: 'peak' | 'lowest'
  readonly series: string
  readonly from: number
  readonly to: number
}): LandmarkGauge {
  let value: number | null = null
  return {
    look(facts) {
      const { second } = facts
      if (second < from || second > to) return
      const now = truthOf(facts, series)
      if (now === null) return
      if (value === null || (kind === 'peak' ? now > value : now < value)) value = now
    },
    value: () => value,
  }
}

function truthOf(facts: ConditionFacts, series: string): number | null {
  const value = facts.truth(series, 0)
  return Number.isNaN(value) ? null : value
}
