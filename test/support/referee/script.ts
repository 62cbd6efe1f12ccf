import type { Fault } from '../../../src/core/world/fault.ts'
import type { Intervention } from '../../../src/core/world/intervention.ts'
import type { Topology } from '../../../src/core/world/topology.ts'

/** An incident as both play it: a cloud, and what is done to it when. */
export interface Script {
  readonly topology: Topology
  readonly untilSecond: number
  /** In order of time, from second 0 on. */
  readonly steps: readonly ScriptStep[]
}

export type ScriptStep = { readonly at: number } & (
  | { readonly start: Fault }
  | { readonly end: string }
  | { readonly intervention: Intervention }
)

/** What one minute was like. Rates per second, quantiles in ms; NaN where nothing was served. */
export interface Minute {
  readonly from: number
  readonly visits: Flow
  readonly services: Readonly<Record<string, Flow>>
  /** By the series ids of the world: the mean over the minute. */
  readonly signals: Readonly<Record<string, number>>
  /** Played by the referee. */
  readonly events: number
}

export interface Flow {
  readonly goodput: number
  readonly p99: number
  /** Of the referee: beyond which are a tenth more, and a tenth fewer. */
  readonly p989?: number
  readonly p991?: number
}
