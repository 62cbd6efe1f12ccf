/** How a series follows from the samples; undefined = no data arrived. */
export interface Measurement {
  /** True for counts that a control plane reports exactly. */
  readonly exact: boolean
  readonly ceiling: number
  readonly measure: (frames: readonly Float64Array[], index: number) => number | undefined
}
