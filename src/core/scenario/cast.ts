/** The people the game plays. Roles with personalities, never named persons. */
export interface CastMember {
  readonly id: string
  /** "Storefront on-call engineer". */
  readonly role: string
  /** At most 22 characters, for lists and the map. */
  readonly shortRole: string
  readonly team: string
  readonly personality: Personality
  readonly kind: 'responder' | 'stakeholder' | 'vendor' | 'customer'
  /** Seconds from page to joining the bridge, from and to; drawn from the drill's seed. */
  readonly joinsWithinSeconds: readonly [number, number]
  /** Does not answer the first page. */
  readonly missesFirstPage?: boolean
  /** Multiplies the minutes of an investigation or action. */
  readonly pace: number
  /** Share of investigations in which they report the vaguer finding. */
  readonly errorShare: number
  /** Condition and needs, in their own words, when asked for a report before they know anything. */
  readonly openingReports: readonly string[]
  /** What they say when a proposal goes against what they care about. */
  readonly objections: readonly {
    readonly actionGroup: string
    readonly strong: boolean
    readonly texts: readonly string[]
  }[]
  /** Hours on duty when the drill starts: tired people are slower. */
  readonly onDutyHours: number
  readonly bio: string
}

export type Personality =
  | 'scaler'
  | 'pennyPincher'
  | 'securityGuard'
  | 'automationFanatic'
  | 'platformBuilder'
  | 'vendorNegotiator'
  | 'processEngineer'
  | 'futurist'
  | 'executive'
  | 'partner'
  | 'calm'

export interface Team {
  readonly id: string
  readonly label: string
  readonly services: readonly string[]
  readonly onCall: string
  /** Paged when the first does not answer. */
  readonly secondary?: string
}
