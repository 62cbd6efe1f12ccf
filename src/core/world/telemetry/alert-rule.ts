/** A rule over telemetry. Burn-rate rules fire when both windows burn faster than `factor`. */
export type AlertRule =
  | {
      readonly kind: 'burnRate'
      readonly factor: number
      readonly longWindowSeconds: number
      readonly shortWindowSeconds: number
    }
  | {
      readonly kind: 'threshold'
      readonly series: string
      readonly comparison: 'above' | 'below'
      readonly value: number
      /** How long the series must have been beyond the value. */
      readonly forSeconds: number
    }

export interface WatchedRule {
  readonly id: string
  readonly rule: AlertRule
}
