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
  const { kind, ...span } = measure
  return kind === 'mean' ? mean(span) : extreme({ kind, ...span })
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

interface Span {
  readonly series: string
  readonly from: number
  readonly to: number
}

function extreme(span: Span & { readonly kind: 'peak' | 'lowest' }): LandmarkGauge {
  let value: number | null = null
  return {
    look(facts) {
      const now = truthWithin(facts, span)
      if (now === null) return
      if (value === null || (span.kind === 'peak' ? now > value : now < value)) value = now
    },
    value: () => value,
  }
}

function mean(span: Span): LandmarkGauge {
  let sum = 0
  let looks = 0
  return {
    look(facts) {
      const now = truthWithin(facts, span)
      if (now === null) return
      sum += now
      looks += 1
    },
    value: () => (looks === 0 ? null : sum / looks),
  }
}

function truthWithin(facts: ConditionFacts, { series, from, to }: Span): number | null {
  return facts.second < from || facts.second > to ? null : truthOf(facts, series)
}

function truthOf(facts: ConditionFacts, series: string): number | null {
  const value = facts.truth(series, 0)
  return Number.isNaN(value) ? null : value
}
