import type { Drill } from '../../drill/index.ts'
import { chance, hostOf } from '../../drill/index.ts'
import { seriesId } from '../../world/index.ts'
import { type ConsoleContent, columns, row } from '../console-page.ts'
import { figure } from '../console-reading.ts'

const MINUTE = 60

/** One lookup from the shell's resolver: whether it has an address is drawn once a minute from the share that do. */
export function digPage(drill: Drill, item: string | null): ConsoleContent {
  const endpoint = endpointOf(drill, item)
  const resolves = endpoint !== null && hasAddress(drill, endpoint.id)
  return {
    title: `dig ${endpoint === null ? '' : hostOf(endpoint.label)}`,
    live: true,
    problems: [],
    sections: [
      {
        key: 'answer',
        title: resolves ? 'Answer' : 'No answer',
        note: null,
        columns: columns(['name', 'Name'], ['status', 'Status'], ['ttl', 'TTL', 'seconds'], ['data', 'Data']),
        rows:
          endpoint === null
            ? []
            : [
                row([
                  hostOf(endpoint.label),
                  'NOERROR',
                  resolves
                    ? Math.max(1, endpoint.ttlSeconds - (drill.state.second % endpoint.ttlSeconds))
                    : null,
                  resolves ? addressOf(drill, endpoint.id) : null,
                ]),
              ],
      },
    ],
  }
}

/** One connection by name: looked up, opened, answered. */
export function curlPage(drill: Drill, item: string | null): ConsoleContent {
  const endpoint = endpointOf(drill, item)
  const resolves = endpoint !== null && hasAddress(drill, endpoint.id)
  const minute = Math.floor(drill.state.second / MINUTE)
  const errors = endpoint === null ? null : figure(drill, seriesId.endpoint(endpoint.id, 'errorShare'))
  const fails = endpoint !== null && chance(drill, `shell:curl:${endpoint.id}`, minute) < (errors ?? 0)
  return {
    title: `curl ${endpoint === null ? '' : hostOf(endpoint.label)}`,
    live: true,
    problems: [],
    sections: [
      {
        key: 'connection',
        title: 'Connection',
        note: null,
        columns: columns(['host', 'Host'], ['address', 'Address'], ['status', 'HTTP status', 'count']),
        rows:
          endpoint === null
            ? []
            : [
                row([
                  hostOf(endpoint.label),
                  resolves ? addressOf(drill, endpoint.id) : null,
                  resolves ? (fails ? 503 : 200) : null,
                ]),
              ],
      },
    ],
  }
}

/** The certificate that is shown when a connection is opened: the served one, whatever the store holds. */
export function tlsPage(drill: Drill, item: string | null): ConsoleContent {
  const { warmUpSeconds, topology } = drill.setup.scenario
  const place = topology.platform?.certificates?.findIndex((each) => each.id === item) ?? -1
  const certificate = topology.platform?.certificates?.[place]
  // A handshake shows the certificate itself, so this is exact.
  const until = drill.state.world.access.certificate.expiresAt[place] ?? 0
  return {
    title: `Certificate ${item ?? ''}`,
    live: true,
    problems: [],
    sections: [
      {
        key: 'certificate',
        title: 'Served certificate',
        note: null,
        columns: columns(['subject', 'Subject'], ['notAfter', 'Not after', 'clock']),
        rows: certificate === undefined ? [] : [row([certificate.label, Math.round(until - warmUpSeconds)])],
      },
    ],
  }
}

function endpointOf(drill: Drill, item: string | null) {
  return drill.setup.scenario.topology.platform?.endpoints?.find((each) => each.id === item) ?? null
}

function hasAddress(drill: Drill, endpointId: string): boolean {
  const minute = Math.floor(drill.state.second / MINUTE)
  return (
    chance(drill, `console:name:${endpointId}`, minute) <
    (figure(drill, seriesId.endpoint(endpointId, 'resolves')) ?? 1)
  )
}

/** An address of the documentation range, the same all drill long. */
function addressOf(drill: Drill, endpointId: string): string {
  return `198.51.100.${1 + Math.floor(chance(drill, `shell:address:${endpointId}`) * 250)}`
}
