/** A series that can be read: what a metrics catalogue shows about it. */
export interface SeriesInfo {
  /** As `seriesId` makes it. */
  readonly id: string
  readonly label: string
  readonly unit: SeriesUnit
  readonly service?: string
  readonly zone?: string
  readonly link?: string
  readonly market?: string
}

export type SeriesUnit = 'perSecond' | 'share' | 'ms' | 'count' | 'factor' | 'days' | 'seconds' | 'usd'
