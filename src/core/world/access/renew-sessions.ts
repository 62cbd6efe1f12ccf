import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { COHORTS, type CompiledCredential, type Holder } from './compile-access.ts'
import { keyAccepted } from './key-status.ts'
import { luckOf, phaseOf, sessionPhaseOf, turnOf } from './spread-cohorts.ts'

/** An instance asks again after so long: for a session that it did not get, for its secret when it was refused. */
const ASK_AGAIN_SECONDS = 60
/** After any second that can come. */
export const NEVER = 1e12
/** A round that begins so little late keeps its place among the others. */
const ON_TIME_SECONDS = 10

/** What has become of a cohort: refused, accepted, or accepted with a session that could not be renewed. */
const DENIED = 0
const ACCEPTED = 1
const UNRENEWED = 2

/** Copies and sessions as they are after long running under the same key, each instance somewhere in its round. */
export function beginSessions(model: WorldModel, state: WorldState, h: number): void {
  const { cohort, holder, secret } = state.access
  const { credential, cell } = model.access.holders[h] as Holder
  const how = model.access.credentials[credential] as CompiledCredential
  for (let n = 0; n < COHORTS; n += 1) {
    const c = h * COHORTS + n
    const key = how.secret < 0 ? -1 : (secret.current[how.secret] as number)
    const toGo = how.refreshSeconds * sessionPhaseOf(h, n)
    cohort.copyKey[c] = key
    cohort.copyDueAt[c] =
      how.secret < 0 ? NEVER : Math.ceil(state.second + how.cacheSeconds * phaseOf(h, n) + 1)
    cohort.sessionKey[c] = key
    cohort.refreshAt[c] = how.sessionSeconds > 0 ? Math.ceil(state.second + toGo + 1) : NEVER
    cohort.sessionUntil[c] =
      how.sessionSeconds > 0
        ? Math.ceil(state.second + toGo + 1) - how.refreshSeconds + how.sessionSeconds
        : -NEVER
    cohort.refetchAt[c] = NEVER
    cohort.rollAt[c] = NEVER
    cohort.nextAt[c] = -NEVER
  }
  holder.accepted[h] = 1
  holder.dueAt[h] = -NEVER
  holder.instancesSeen[h] = state.cell.instances[cell] as number
}

/** What is due for the instances of one holder, or with `all` every one of them anew; leaves who of them is accepted. */
export function renewSessions(model: WorldModel, state: WorldState, h: number, all: boolean): void {
  const { nextAt, standing, shownKey } = state.access.cohort
  const now = state.second
  const end = (h + 1) * COHORTS
  let moved = all
  let next = NEVER
  for (let c = h * COHORTS; c < end; c += 1) {
    if (all || (nextAt[c] as number) <= now) {
      const before = standing[c] as number
      const key = shownKey[c] as number
      renewCohort(model, state, h, c - h * COHORTS)
      if (standing[c] !== before || shownKey[c] !== key) moved = true
    }
    if ((nextAt[c] as number) < next) next = nextAt[c] as number
  }
  state.access.holder.dueAt[h] = next
  if (moved) countHolder(state, h)
}

function renewCohort(model: WorldModel, state: WorldState, h: number, n: number): void {
  const { cohort } = state.access
  const { credential } = model.access.holders[h] as Holder
  const how = model.access.credentials[credential] as CompiledCredential
  const now = state.second
  const c = h * COHORTS + n
  const rolls = (cohort.rollAt[c] as number) <= now
  if (rolls || (cohort.refetchAt[c] as number) <= now) {
    cohort.rollAt[c] = NEVER
    cohort.refetchAt[c] = NEVER
    fetchAnew(model, state, h, n, rolls && cohort.sessionUntil[c] === -NEVER)
  } else {
    if ((cohort.copyDueAt[c] as number) <= now) copySecret(state, c, how)
    if ((cohort.refreshAt[c] as number) <= now) askForSession(model, state, h, n, false)
  }
  const session = (cohort.sessionUntil[c] as number) > now
  const key = (session ? cohort.sessionKey[c] : cohort.copyKey[c]) as number
  const valid = how.sessionSeconds > 0 ? session : how.secret < 0 || keyAccepted(model, state, key, turnOf(n))
  cohort.standing[c] = !valid ? DENIED : session && asksLate(state, c, how) ? UNRENEWED : ACCEPTED
  cohort.shownKey[c] = key
  if (valid) cohort.refetchAt[c] = NEVER
  else if (how.refetch && how.secret >= 0 && cohort.refetchAt[c] === NEVER)
    cohort.refetchAt[c] = now + ASK_AGAIN_SECONDS
  const stale = how.secret >= 0 && cohort.copyKey[c] !== state.access.secret.current[how.secret]
  cohort.nextAt[c] = Math.min(
    stale ? (cohort.copyDueAt[c] as number) : NEVER,
    cohort.refreshAt[c] as number,
    cohort.refetchAt[c] as number,
    cohort.rollAt[c] as number,
    session ? (cohort.sessionUntil[c] as number) : NEVER,
  )
}

/** Shares by what has become of the cohorts, and the keys that most of them use or fail with. */
function countHolder(state: WorldState, h: number): void {
  const { cohort, holder, key } = state.access
  const keys = key.uses.length
  const used = h * keys
  holder.keyShare.fill(0, used, used + keys)
  holder.failingShare.fill(0, used, used + keys)
  let accepted = 0
  let unrenewed = 0
  for (let c = h * COHORTS; c < (h + 1) * COHORTS; c += 1) {
    const shown = cohort.shownKey[c] as number
    const asked = cohort.copyKey[c] as number
    const standing = cohort.standing[c] as number
    if (standing !== DENIED) accepted += 1
    if (standing === UNRENEWED) unrenewed += 1
    if (standing !== DENIED && shown >= 0) addOne(holder.keyShare, used + shown)
    if (standing !== ACCEPTED && asked >= 0) addOne(holder.failingShare, used + asked)
  }
  holder.accepted[h] = accepted === COHORTS ? 1 : accepted / COHORTS
  holder.unrenewed[h] = unrenewed / COHORTS
  holder.usedKey[h] = mostOf(holder.keyShare, used, keys)
  holder.failingKey[h] = mostOf(holder.failingShare, used, keys)
}

function addOne(shares: Float64Array, at: number): void {
  shares[at] = (shares[at] as number) + 1 / COHORTS
}

/** An instance of this cohort fetches its secret and, if there is one to be had, a session. */
function fetchAnew(model: WorldModel, state: WorldState, h: number, n: number, isNew: boolean): void {
  const { credential } = model.access.holders[h] as Holder
  const how = model.access.credentials[credential] as CompiledCredential
  const c = h * COHORTS + n
  if (how.secret >= 0) {
    state.access.cohort.copyDueAt[c] = state.second
    copySecret(state, c, how)
  }
  if (how.sessionSeconds > 0) {
    state.access.cohort.refreshAt[c] = state.second
    askForSession(model, state, h, n, isNew)
  }
}

/** New processes begin with nothing, and what they cannot have in this second is missing. */
export function loseAndFetch(state: WorldState, h: number, n: number): void {
  const { cohort, holder } = state.access
  cohort.sessionUntil[h * COHORTS + n] = -NEVER
  cohort.rollAt[h * COHORTS + n] = state.second
  cohort.nextAt[h * COHORTS + n] = state.second
  holder.dueAt[h] = state.second
}

/** The newest of the fetches that were due; those that brought nothing new were not looked at. */
function copySecret(state: WorldState, c: number, how: CompiledCredential): void {
  const { cohort, secret } = state.access
  const due = cohort.copyDueAt[c] as number
  const fetchedAt = due + Math.floor((state.second - due) / how.cacheSeconds) * how.cacheSeconds
  cohort.copyDueAt[c] = fetchedAt + how.cacheSeconds
  if (fetchedAt >= (secret.changedAt[how.secret] as number))
    cohort.copyKey[c] = secret.current[how.secret] as number
}

/** A new process has no empty answers in its cache: it gets an address as soon as there is one. */
function askForSession(model: WorldModel, state: WorldState, h: number, n: number, isNew: boolean): void {
  const { cohort, endpoint, certificate } = state.access
  const { credential, issuer } = model.access.holders[h] as Holder
  const how = model.access.credentials[credential] as CompiledCredential
  const c = h * COHORTS + n
  const now = state.second
  const turn = turnOf(n)
  const named =
    issuer < 0 ||
    turn < (endpoint.resolves[issuer] as number) ||
    (isNew && turn < 1 - (endpoint.lost[issuer] as number))
  const answered = issuer < 0 || luckOf(n, now) >= (endpoint.errorShare[issuer] as number)
  const known = how.secret < 0 || keyAccepted(model, state, cohort.copyKey[c] as number, turn)
  const signed = how.signedBy < 0 || now < (certificate.expiresAt[how.signedBy] as number)
  if (!(named && answered && known && signed)) {
    cohort.refreshAt[c] = now + ASK_AGAIN_SECONDS
    return
  }
  const from = onTime(state, cohort.refreshAt[c] as number)
  cohort.sessionKey[c] = cohort.copyKey[c] as number
  cohort.sessionUntil[c] = from + how.sessionSeconds
  cohort.refreshAt[c] = from + how.refreshSeconds
}

/** Its next question comes later than a session of this age is renewed: the last one was in vain. */
function asksLate({ access: { cohort } }: WorldState, c: number, how: CompiledCredential): boolean {
  const begun = (cohort.sessionUntil[c] as number) - how.sessionSeconds
  return (cohort.refreshAt[c] as number) - begun > how.refreshSeconds
}

function onTime(state: WorldState, due: number): number {
  return state.second - due < ON_TIME_SECONDS ? due : state.second
}

/** Which key has most; -1 when none has any. */
function mostOf(values: Float64Array, from: number, length: number): number {
  let most = -1
  let best = 0
  for (let k = 0; k < length; k += 1) {
    if ((values[from + k] as number) <= best) continue
    best = values[from + k] as number
    most = k
  }
  return most
}
