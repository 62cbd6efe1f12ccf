import type { IdentityIntervention } from '../../../src/core/world/intervention.ts'
import type { AccessKey, Credential } from '../../../src/core/world/platform.ts'
import type { Topology } from '../../../src/core/world/topology.ts'
import { type Names, resolves } from './names.ts'
import type { RandomSource } from './random-source.ts'

/** Keys and secrets as the provider has them, and what every instance holds of them. */
export interface Credentials {
  readonly credentials: ReadonlyMap<string, Credential>
  readonly keys: Map<string, { readonly key: AccessKey; active: boolean; changedAt: number }>
  readonly secrets: Map<string, string>
  readonly random: RandomSource
  readonly names: Names
  readonly holdings: Map<string, Holding>
  /** Calls made with each key. */
  readonly uses: Map<string, number>
}

/** One instance's copy of a secret and the session it bought with it. */
interface Holding {
  readonly credential: Credential
  readonly instance: number
  readonly region: string
  copy: string | undefined
  copyDue: number
  sessionUntil: number
  refreshAt: number
  refetchAt: number
}

const retrySeconds = 60
const never = Number.POSITIVE_INFINITY

export function createCredentials({ platform }: Topology, names: Names, random: RandomSource): Credentials {
  return {
    credentials: new Map((platform?.credentials ?? []).map((credential) => [credential.id, credential])),
    keys: new Map(
      (platform?.keys ?? []).map((key) => [
        key.id,
        { key, active: key.status === 'active', changedAt: Number.NEGATIVE_INFINITY },
      ]),
    ),
    secrets: new Map((platform?.secrets ?? []).map((secret) => [secret.id, secret.current])),
    random,
    names,
    holdings: new Map(),
    uses: new Map(),
  }
}

/** An instance that has run for long when `settled`: its copy and session are somewhere within their time. */
export function holdCredential(
  all: Credentials,
  id: string,
  instance: number,
  region: string,
  now: number,
  settled: boolean,
): Holding | undefined {
  const name = `${id} ${instance}`
  const known = all.holdings.get(name)
  if (known) return known
  const credential = all.credentials.get(id)
  if (credential === undefined) return undefined
  const holding: Holding = {
    credential,
    instance,
    region,
    copy: undefined,
    copyDue: now,
    sessionUntil: Number.NEGATIVE_INFINITY,
    refreshAt: now,
    refetchAt: never,
  }
  all.holdings.set(name, holding)
  renewSession(all, holding, now)
  if (settled) {
    const { session, cacheSeconds } = credential
    if (credential.secret !== undefined) holding.copyDue = now + all.random.next() * cacheSeconds
    if (session) {
      holding.refreshAt = now + all.random.next() * session.refreshSeconds
      holding.sessionUntil = holding.refreshAt - session.refreshSeconds + session.seconds
    }
  }
  return holding
}

/** Fetches and renews what is due. */
export function renewSession(all: Credentials, holding: Holding, now: number): void {
  const { credential } = holding
  if (now >= holding.refetchAt) {
    holding.refetchAt = never
    holding.copyDue = now
    holding.refreshAt = now
  }
  if (credential.secret !== undefined && now >= holding.copyDue) {
    holding.copy = all.secrets.get(credential.secret)
    holding.copyDue = now + credential.cacheSeconds
  }
  const { session } = credential
  if (session === undefined || now < holding.refreshAt) return
  if (getsSession(all, holding, now)) {
    holding.sessionUntil = now + session.seconds
    holding.refreshAt = now + session.refreshSeconds
  } else holding.refreshAt = now + retrySeconds
}

function getsSession(all: Credentials, holding: Holding, now: number): boolean {
  const { credential, instance, region } = holding
  const issuer = credential.session?.issuers?.[region]
  if (issuer !== undefined) {
    if (!resolves(all.names, instance, issuer, now)) return false
    if (all.random.next() <= (all.names.errorShare.get(issuer) ?? 0)) return false
  }
  const signing = credential.signedBy && all.names.certificates.get(credential.signedBy)
  if (signing && signing.served <= now) return false
  return credential.secret === undefined || isActive(all, holding.copy, now)
}

/** A change of status is known everywhere after the key's time; until then each asking place knows by chance. */
function isActive(all: Credentials, id: string | undefined, now: number): boolean {
  const entry = id === undefined ? undefined : all.keys.get(id)
  if (entry === undefined) return false
  const known = now - entry.changedAt >= all.random.next() * entry.key.consistencySeconds
  return known ? entry.active : !entry.active
}

/** Whether a call of this instance is accepted; a refusal may make it fetch its secret anew. */
export function isAccepted(all: Credentials, holding: Holding, now: number): boolean {
  const { credential } = holding
  const accepted = credential.session ? holding.sessionUntil > now : isActive(all, holding.copy, now)
  if (holding.copy !== undefined) all.uses.set(holding.copy, (all.uses.get(holding.copy) ?? 0) + 1)
  if (!accepted && credential.refetchOnRefusal && holding.refetchAt === never)
    holding.refetchAt = now + retrySeconds
  return accepted
}

/** Keys, secrets and certificates change; a rolling deploy lets instances fetch anew one after the other. */
export function applyIdentityIntervention(
  all: Credentials,
  intervention: IdentityIntervention,
  now: number,
  holdingIn: readonly Holding[],
): void {
  switch (intervention.kind) {
    case 'createKey':
      setKey(all, intervention.key, true, now)
      return
    case 'setKeyStatus':
      setKey(all, intervention.key, intervention.status === 'active', now)
      return
    case 'putSecret':
      all.secrets.set(intervention.secret, intervention.key)
      return
    case 'refreshCredentials':
      for (const holding of holdingIn)
        if (
          holding.credential.id === intervention.credential &&
          (intervention.region === undefined || intervention.region === holding.region)
        )
          holding.refetchAt = now + all.random.next() * intervention.seconds
      return
    case 'issueCertificate': {
      const certificate = all.names.certificates.get(intervention.certificate)
      if (certificate) certificate.stored = now + 86_400 * intervention.days
      return
    }
    case 'deployCertificate': {
      const certificate = all.names.certificates.get(intervention.certificate)
      if (certificate) certificate.served = certificate.stored
    }
  }
}

function setKey(all: Credentials, id: string, active: boolean, now: number): void {
  const entry = all.keys.get(id)
  if (entry === undefined || entry.active === active) return
  entry.active = active
  entry.changedAt = now
}
