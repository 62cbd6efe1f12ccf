import type { Topology } from '../topology.ts'

/** Instances of a cell are looked at as so many that stand for all of them. */
export const COHORTS = 40

/** What every port needs to be let in: indices into the platform's lists, -1 for none. */
export interface CompiledAccess {
  /** False: nothing in this world has anything to be let in by. */
  readonly any: boolean
  /** Ports that need a connection or a credential. */
  readonly ports: readonly number[]
  readonly endpoint: Int32Array
  readonly certificate: Int32Array
  /** Mean life of a port's connections, seconds; 0: they are not looked at. */
  readonly lifetimeS: Float64Array
  /** Place of the port among the holders of credentials. */
  readonly holder: Int32Array
  readonly holders: readonly Holder[]
  readonly credentials: readonly CompiledCredential[]
  /** Keys of the same user, by key. */
  readonly siblings: readonly (readonly number[])[]
}

/** The instances of one cell as they hold one credential. */
export interface Holder {
  readonly cell: number
  readonly credential: number
  readonly region: number
  /** Endpoint that issues its sessions. */
  readonly issuer: number
}

export interface CompiledCredential {
  readonly secret: number
  readonly signedBy: number
  readonly cacheSeconds: number
  /** 0: the key itself is shown at every call. */
  readonly sessionSeconds: number
  readonly refreshSeconds: number
  readonly refetch: boolean
}

type Named = { readonly id: string }

const place = (list: readonly Named[], id: string | undefined): number =>
  id === undefined ? -1 : list.findIndex((each) => each.id === id)

export function compileAccess(
  topology: Topology,
  portCell: readonly number[],
  portLink: readonly number[],
  portRegion: readonly number[],
  regions: readonly string[],
): CompiledAccess {
  const {
    endpoints = [],
    certificates = [],
    credentials = [],
    secrets = [],
    keys = [],
  } = topology.platform ?? {}
  const holders: Holder[] = []
  const ports: number[] = []
  const endpoint = new Int32Array(portLink.length).fill(-1)
  const certificate = new Int32Array(portLink.length).fill(-1)
  const holder = new Int32Array(portLink.length).fill(-1)
  const lifetimeS = new Float64Array(portLink.length)
  portLink.forEach((l, p) => {
    const link = topology.links[l]
    const region = portRegion[p] as number
    const home = regions[region] as string
    const cell = portCell[p] as number
    endpoint[p] = place(endpoints, link?.connections?.endpoints[home])
    certificate[p] = place(certificates, link?.connections?.certificate)
    if (link?.connections !== undefined) lifetimeS[p] = Math.max(1, link.connections.lifetimeSeconds)
    const credential = place(credentials, link?.credential)
    if (credential >= 0 || lifetimeS[p] !== 0) ports.push(p)
    if (credential < 0) return
    const known = holders.findIndex((each) => each.cell === cell && each.credential === credential)
    holder[p] = known >= 0 ? known : holders.length
    if (known >= 0) return
    const issuer = place(endpoints, credentials[credential]?.session?.issuers?.[home])
    holders.push({ cell, credential, region, issuer })
  })
  return {
    any: ports.length + endpoints.length + certificates.length + keys.length + secrets.length > 0,
    ports,
    endpoint,
    certificate,
    lifetimeS,
    holder,
    holders,
    credentials: credentials.map((each) => ({
      secret: place(secrets, each.secret),
      signedBy: place(certificates, each.signedBy),
      cacheSeconds: Math.max(1, each.cacheSeconds),
      sessionSeconds: each.session?.seconds ?? 0,
      refreshSeconds: Math.max(1, each.session?.refreshSeconds ?? 1),
      refetch: each.refetchOnRefusal,
    })),
    siblings: keys.map(({ user }) => keys.flatMap((key, k) => (key.user === user ? [k] : []))),
  }
}
