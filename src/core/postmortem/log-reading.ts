import { isSeatId, type PartyId } from '../command/index.ts'
import type { DrillEventKind, ToldEntry, ToldOf } from '../drill/index.ts'
import { english } from '../messages/index.ts'
import type { CustomerSample, PostmortemFacts } from './postmortem-facts.ts'

export type EntryOf<K extends DrillEventKind> = ToldEntry & { readonly event: ToldOf<K> }

export function entriesOf<K extends DrillEventKind>(facts: PostmortemFacts, kind: K): EntryOf<K>[] {
  return facts.log.filter((entry): entry is EntryOf<K> => entry.event.kind === kind)
}

export function firstOf<K extends DrillEventKind>(facts: PostmortemFacts, kind: K): EntryOf<K> | undefined {
  return entriesOf(facts, kind)[0]
}

/** The first page of the incident itself; one that came before its trigger belongs to an ordinary night. */
export function incidentPage(facts: PostmortemFacts): EntryOf<'pageRaised'> | undefined {
  const from = triggerEntry(facts)?.at ?? 0
  const pages = entriesOf(facts, 'pageRaised')
  return pages.find((page) => page.at >= from) ?? pages[0]
}

export function incidentAcknowledgement(facts: PostmortemFacts): EntryOf<'pageAcknowledged'> | undefined {
  const page = incidentPage(facts)
  return entriesOf(facts, 'pageAcknowledged').find(
    (entry) => page !== undefined && entry.event.pageId === page.event.pageId && entry.at >= page.at,
  )
}

const seatNames: Readonly<Record<string, string>> = english.seats

export const roleNames = seatNames

/** The role of whoever did it. */
export function actorRole(facts: PostmortemFacts, by: ToldEntry['by']): string {
  if (by.kind === 'seat') return seatNames[by.seat] ?? by.seat
  if (by.kind === 'person') return personRole(facts, by.personId)
  return by.name
}

export function personRole(facts: PostmortemFacts, personId: string): string {
  if (personId === 'self') return 'incident commander'
  return seatNames[personId] ?? facts.roles[personId] ?? personId
}

/** Who sat there: the trainee, the Chief, somebody else by the name of their seat, or a member of the cast. */
export function holderOf(facts: PostmortemFacts, party: PartyId | null): string {
  if (party === null) return 'nobody'
  if (party === facts.seat) return 'trainee'
  return isSeatId(party) && facts.seats[party].kind === 'chief' ? 'Fire Chief' : personRole(facts, party)
}

/** Fewer failed visits than this are the noise of an ordinary night. */
const quietShare = 0.01

/** Noise is short: harm fills most of two minutes. */
const lastingSeconds = 120

function isLasting(samples: readonly CustomerSample[], from: number, to: number): boolean {
  const near = samples.filter((sample) => sample.at >= from && sample.at <= to)
  const bad = near.filter((sample) => sample.failedShare > quietShare).length
  return bad >= 2 && bad > near.length / 2
}

function lastingHarm(facts: PostmortemFacts, since: number): readonly CustomerSample[] {
  const samples = facts.samples.filter((sample) => sample.at >= since)
  return samples.filter(
    (sample) =>
      sample.failedShare > quietShare &&
      (isLasting(samples, sample.at, sample.at + lastingSeconds) ||
        isLasting(samples, sample.at - lastingSeconds, sample.at)),
  )
}

/**
 * The first event that could have set it off. None when customers were hurt before any: then what led to it was done
 * before this account begins.
 */
export function triggerEntry(facts: PostmortemFacts): ToldEntry | undefined {
  // What happens at the opening second sets the stage; it is not an event of the account.
  const events = [...entriesOf(facts, 'faultStarted'), ...entriesOf(facts, 'interventionMade')].filter(
    (entry) => entry.at > 0,
  )
  const first = events.reduce<ToldEntry | undefined>(
    (earliest, event) =>
      event !== undefined && (earliest === undefined || event.at < earliest.at) ? event : earliest,
    undefined,
  )
  const hurt = lastingHarm(facts, 0)[0]
  return first !== undefined && hurt !== undefined && hurt.at < first.at ? undefined : first
}

/** First and last sample in which customers were hurt, the worst, and how long it was in all: it may have come in waves. */
export interface HarmSpan {
  readonly from: CustomerSample
  readonly to: CustomerSample
  readonly worst: CustomerSample
  readonly seconds: number
  /** Customers were still hurt in the last picture there is. */
  readonly goesOn: boolean
}

export function harmSpan(facts: PostmortemFacts): HarmSpan | null {
  const hurt = lastingHarm(facts, triggerEntry(facts)?.at ?? 0)
  const from = hurt[0]
  const to = hurt.at(-1)
  if (!from || !to) return null
  const worst = hurt.reduce((a, b) => (b.failedShare > a.failedShare ? b : a), from)
  const seconds = Math.min(hurt.length * facts.observability.resolutionSeconds, to.at - from.at)
  const { lagSeconds, resolutionSeconds } = facts.observability
  const goesOn = facts.outcome !== 'resolved' && to.at >= facts.endedAt - lagSeconds - 2 * resolutionSeconds
  return { from, to, worst, seconds, goesOn }
}

/** Whether customers met nothing beyond the noise of an ordinary day. */
export function metNoHarm(facts: PostmortemFacts): boolean {
  return harmSpan(facts) === null && facts.harm.failedVisits <= facts.harm.visits * (quietShare / 10)
}

/** The newest sample at or before a second. */
export function sampleAt(facts: PostmortemFacts, second: number): CustomerSample | undefined {
  return facts.samples.findLast((sample) => sample.at <= second)
}
