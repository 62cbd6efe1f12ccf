/** A claim and the log entries it rests on. */
export interface EvidenceRequest {
  readonly title: string
  readonly cites: readonly string[]
}
