/** What can go wrong by itself: each a change of a physical parameter, never of a result. Ramps are linear. */
export type Fault = {
  readonly id: string
  readonly rampSeconds?: number
} & (
  | {
      readonly kind: 'zoneNetwork'
      readonly zone: string
      readonly addedMs: number
      readonly lossShare: number
    }
  | { readonly kind: 'zoneCapacity'; readonly zone: string; readonly lostShare: number }
  | {
      readonly kind: 'serviceSlow'
      readonly service: string
      readonly zone?: string
      readonly factor: number
    }
  | {
      readonly kind: 'serviceErrors'
      readonly service: string
      readonly zone?: string
      readonly errorShare: number
    }
  | { readonly kind: 'cacheCold'; readonly link: string }
  | { readonly kind: 'demand'; readonly market?: string; readonly factor: number }
  | { readonly kind: 'launchFailures'; readonly region: string; readonly failShare: number }
  | { readonly kind: 'telemetryOutage'; readonly zone?: string }
)
