import type { SeatId, Words } from '../command/index.ts'

/** What happened behind the scenes: no seat reads it until the drill has ended. */
export type HiddenEvent =
  | { readonly kind: 'faultStarted'; readonly faultId: string }
  | { readonly kind: 'faultEnded'; readonly faultId: string }
  | { readonly kind: 'machineEntered'; readonly state: string }
  | { readonly kind: 'worldObserved'; readonly event: string }
  | { readonly kind: 'interventionMade'; readonly intervention: string }
  | { readonly kind: 'clueReached'; readonly clueId: string; readonly seat: SeatId; readonly via: string }
  | { readonly kind: 'injectSent'; readonly injectId: string }
  | {
      readonly kind: 'markOverridden'
      readonly marker: string
      readonly rating: number | null
      readonly reason: Words
    }
