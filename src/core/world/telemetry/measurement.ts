/** How a series follows from the samples; undefined = no data arrived. */
export interface Measurement {
  /** True for counts that a control plane reports exactly. */
  readonly exact: boolean
  readonly ceiling: number
  readonly measure: (frames: readonly Float64Array[], index: number) => number | undefined
}

/** What is measured of a sample and of the one before it; nothing while there is only one. */
export const ofTwoSamples = (
  ceiling: number,
  exact: boolean,
  of: (frame: Float64Array, before: Float64Array) => number | undefined,
): Measurement => ({
  ceiling,
  exact,
  measure: (frames, index) => {
    const frame = frames[index]
    const before = frames[index - 1]
    return frame === undefined || before === undefined ? undefined : of(frame, before)
  },
})
