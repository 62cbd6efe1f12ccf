import { drawAt, log, streamKey } from '../../determinism/index.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { cellValue, edgeTimeouts, newestVisible, portValue } from './frame.ts'
import { shutShare, throttledShare } from './turned-away.ts'

export interface TraceSpan {
  readonly service: string
  readonly zone: string
  /** After the start of the trace. */
  readonly startMs: number
  readonly durationMs: number
  readonly attempts: number
  readonly ok: boolean
  /** Index of the calling span; absent for the first. */
  readonly parent?: number
}

export interface Trace {
  readonly id: string
  readonly second: number
  readonly spans: readonly TraceSpan[]
}

const MOST_SPANS = 60
/** A call without connection or credential, or throttled, ends at the door. */
const TURNED_AWAY_MS = 3

/**
 * The nth sampled trace of the newest telemetry at `nowSecond`: one request from the entry down, drawn from the
 * distributions that the samples carry. Undefined before the first sample has arrived.
 */
export function readTrace(
  model: WorldModel,
  state: WorldState,
  nowSecond: number,
  nth: number,
): Trace | undefined {
  const index = newestVisible(model, state, nowSecond)
  const frame = state.frames[index]
  const before = state.frames[index - 1]
  const second = state.frameSeconds[index]
  if (frame === undefined || before === undefined || second === undefined) return undefined
  const key = streamKey(model.seed, `trace:${second}:${nth}`)
  let draws = 0
  const draw = (): number => drawAt(key, draws++)
  const exponential = (meanS: number): number => -1000 * meanS * log(1 - draw())
  const spans: TraceSpan[] = []

  const pickCell = (cells: readonly number[], weight: (i: number) => number): number | undefined => {
    const total = cells.reduce((sum, i) => sum + weight(i), 0)
    let left = draw() * total
    for (const i of cells) {
      left -= weight(i)
      if (left <= 0 && weight(i) > 0) return i
    }
    return cells.at(-1)
  }

  const visit = (cell: number, startMs: number, parent: number | undefined, limitMs: number): TraceSpan => {
    const place = spans.length
    const service = model.services[model.cellService[cell] as number]
    const zone = model.topology.zones[model.cellZone[cell] as number]
    if (service === undefined || zone === undefined) throw new Error(`no cell ${cell}`)
    const owner = parent === undefined ? {} : { parent }
    spans.push({
      service: service.id,
      zone: zone.id,
      startMs,
      durationMs: 0,
      attempts: 1,
      ok: true,
      ...owner,
    })
    const queued = cellValue(model, frame, cell, 'queued')
    const rate =
      (cellValue(model, frame, cell, 'completed') - cellValue(model, before, cell, 'completed')) /
      resolution(model)
    let clock =
      startMs + (rate > 0 && queued > 0.01 ? exponential(queued / rate) : 0) + exponential(service.ownS)
    let ok = draw() >= service.baseError
    let attempts = 1
    const end = model.cellFirstPort[cell + 1] as number
    for (
      let port = model.cellFirstPort[cell] as number;
      port < end && ok && spans.length < MOST_SPANS;
      port += 1
    ) {
      const link = model.links[model.portLink[port] as number]
      if (link === undefined) continue
      const lookups = portValue(model, frame, port, 'lookups') - portValue(model, before, port, 'lookups')
      const hits = portValue(model, frame, port, 'hits') - portValue(model, before, port, 'hits')
      if (lookups > 0 && draw() < hits / lookups) continue
      const calls = link.wholeCalls + (draw() < link.partCall ? 1 : 0)
      for (let call = 0; call < calls && ok && spans.length < MOST_SPANS; call += 1) {
        const tries = state.link.attempts[model.portLink[port] as number] as number
        const timeoutMs = 1000 * (state.link.timeoutS[model.portLink[port] as number] as number)
        let done = false
        const shut = shutShare(model, frame, before, port)
        const throttled = throttledShare(model, frame, before, port)
        const isShut = shut > 0 && draw() < shut
        for (let attempt = 1; attempt <= tries && !done && spans.length < MOST_SPANS; attempt += 1) {
          const edges = edgeIndexes(model, port)
          const edge = pickCell(edges, (e) => state.edge.share[e] as number)
          if (edge === undefined) break
          const target = model.edgeCell[edge] as number
          const grown = (p: 'tries' | 'timedOut'): number =>
            portValue(model, frame, port, p) - portValue(model, before, port, p)
          const onEdge = edgeTimeouts(model, frame, edge) - edgeTimeouts(model, before, edge)
          const triesOnEdge = grown('tries') * (state.edge.share[edge] as number)
          attempts = Math.max(attempts, attempt)
          if (isShut || (throttled > 0 && draw() < throttled)) {
            const durationMs = Math.min(timeoutMs, TURNED_AWAY_MS + (model.edgeMs[edge] as number))
            spans.push({
              service: model.services[link.to]?.id ?? '',
              zone: model.topology.zones[model.cellZone[target] as number]?.id ?? '',
              startMs: clock,
              durationMs,
              attempts: attempt,
              ok: false,
              parent: place,
            })
            clock += durationMs + (attempt < tries ? 1000 * link.backoffS : 0)
            continue
          }
          if (triesOnEdge > 0 && draw() < onEdge / triesOnEdge) {
            const where = spans.length
            const to = model.services[link.to]?.id ?? ''
            const there = model.topology.zones[model.cellZone[target] as number]?.id ?? ''
            spans.push({
              service: to,
              zone: there,
              startMs: clock,
              durationMs: timeoutMs,
              attempts: attempt,
              ok: false,
              parent: place,
            })
            clock += timeoutMs + (attempt < tries ? 1000 * link.backoffS : 0)
            if (where >= MOST_SPANS) break
            continue
          }
          const span = visit(target, clock + (model.edgeMs[edge] as number) / 2, place, timeoutMs)
          clock = Math.min(
            clock + timeoutMs,
            span.startMs + span.durationMs + (model.edgeMs[edge] as number) / 2,
          )
          done = span.ok
        }
        if (!done && (state.link.degrade[model.portLink[port] as number] as number) < 0.5) ok = false
      }
    }
    const durationMs = parent === undefined ? clock - startMs : Math.min(clock - startMs, limitMs)
    const span = { service: service.id, zone: zone.id, startMs, durationMs, attempts, ok, ...owner }
    spans[place] = span
    return span
  }

  const entry = model.services.find((s) => s.id === model.topology.entry.service)
  if (entry === undefined) return undefined
  const doors: number[] = []
  for (let i = entry.firstCell; i < entry.endCell; i += 1) doors.push(i)
  const first = pickCell(
    doors,
    (i) => cellValue(model, frame, i, 'arrived') - cellValue(model, before, i, 'arrived'),
  )
  if (first === undefined) return undefined
  visit(first, 0, undefined, Infinity)
  return { id: key.toString(16).padStart(8, '0'), second, spans }
}

const resolution = (model: WorldModel): number => model.topology.observability.resolutionSeconds

function edgeIndexes(model: WorldModel, port: number): readonly number[] {
  const edges: number[] = []
  for (let e = model.portFirstEdge[port] as number; e < (model.portFirstEdge[port + 1] as number); e += 1)
    edges.push(e)
  return edges
}
