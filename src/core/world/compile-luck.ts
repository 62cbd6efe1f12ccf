import { type StreamKey, streamKey } from '../determinism/index.ts'
import type { Topology } from './topology.ts'

/** Random streams of chance in small numbers (`luck.ts`). */
export interface CompiledLuck {
  readonly markets: readonly StreamKey[]
  readonly cells: readonly StreamKey[]
  /** Of more requests than an instance has memory for. */
  readonly overfills: readonly StreamKey[]
  /** Of a crowd beyond the point of no return. */
  readonly tips: readonly StreamKey[]
  /** 1 for cells that work off a queue, which chance fills sooner or later than the mean. */
  readonly workOffQueues: Uint8Array
}

/** Null where chance is turned off. */
export function compileLuck(
  topology: Topology,
  seed: number,
  cells: readonly { readonly service: number; readonly zone: number }[],
  services: readonly { readonly id: string }[],
): CompiledLuck | null {
  if (topology.luck === false) return null
  const consumers = (topology.platform?.queues ?? []).map(({ consumer }) => consumer)
  return {
    markets: topology.markets.map(({ id }) => streamKey(seed, `luck:customers:${id}`)),
    cells: cells.map(({ service, zone }) =>
      streamKey(seed, `luck:work:${services[service]?.id}/${topology.zones[zone]?.id}`),
    ),
    overfills: cells.map(({ service, zone }) =>
      streamKey(seed, `luck:memory:${services[service]?.id}/${topology.zones[zone]?.id}`),
    ),
    tips: cells.map(({ service, zone }) =>
      streamKey(seed, `luck:tips:${services[service]?.id}/${topology.zones[zone]?.id}`),
    ),
    workOffQueues: Uint8Array.from(cells, ({ service }) =>
      consumers.includes(services[service]?.id ?? '') ? 1 : 0,
    ),
  }
}
