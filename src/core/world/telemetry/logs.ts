import { drawAt, integerAt, streamKey } from '../../determinism/index.ts'
import { mixtureQuantile } from '../mixture-quantile.ts'
import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { accessLines, admissionLines } from './access-logs.ts'
import { cellValue, edgeTimeouts, isBlind, newestVisible, portValue } from './frame.ts'
import { lifeLines } from './lifecycle-logs.ts'
import { launchLines, throttleLines } from './managed-logs.ts'
import { responseParts } from './measure.ts'

/** A structured line as a log store shows it: what the process itself could see, nothing about causes. */
export interface LogLine {
  readonly second: number
  readonly service: string
  readonly zone: string
  readonly host: string
  readonly level: 'info' | 'warn' | 'error'
  readonly message: string
}

interface Candidate {
  readonly perSecond: number
  readonly level: LogLine['level']
  readonly cell: number
  readonly message: (draw: (low: number, high: number) => number) => string
}

/** The newest `limit` lines of a service at `nowSecond`, newest first, through the telemetry's lag. */
export function readLogs(
  model: WorldModel,
  state: WorldState,
  serviceId: string,
  nowSecond: number,
  limit: number,
): readonly LogLine[] {
  const service = model.services.find((s) => s.id === serviceId)
  if (service === undefined) return []
  const lines: LogLine[] = []
  for (let index = newestVisible(model, state, nowSecond); index > 0 && lines.length < limit; index -= 1) {
    const second = state.frameSeconds[index] as number
    const candidates = candidatesAt(model, state, index, service.firstCell, service.endCell)
    const total = candidates.reduce((sum, c) => sum + shown(c.perSecond), 0)
    if (total <= 0) continue
    const key = streamKey(model.seed, `logs:${serviceId}:${second}`)
    const count = Math.min(12, limit - lines.length)
    const resolution = model.topology.observability.resolutionSeconds
    const offsets = Array.from({ length: count }, (_, n) => integerAt(key, 3000 + n, 0, resolution - 1)).sort(
      (a, b) => a - b,
    )
    for (let n = 0; n < count; n += 1) {
      let left = drawAt(key, n) * total
      const chosen =
        candidates.find((c) => {
          left -= shown(c.perSecond)
          return left <= 0
        }) ?? candidates[0]
      if (chosen === undefined) continue
      let draws = 0
      const place = model.topology.zones[model.cellZone[chosen.cell] as number]?.id ?? ''
      const frame = state.frames[index] as Float64Array
      const hosts = Math.max(1, Math.round(cellValue(model, frame, chosen.cell, 'instances')))
      lines.push({
        second: second - (offsets[n] as number),
        service: serviceId,
        zone: place,
        host: `${serviceId}-${place.slice(-2)}-${String(integerAt(key, 1000 + n, 1, hosts)).padStart(2, '0')}`,
        level: chosen.level,
        message: chosen.message((low, high) => integerAt(key, 2000 + n * 10 + draws++, low, high)),
      })
    }
  }
  return lines
}

/** Rare trouble must not drown in good lines, and a flood of good lines says little: show by the square root. */
const shown = (perSecond: number): number => Math.sqrt(Math.max(0, perSecond))

function candidatesAt(
  model: WorldModel,
  state: WorldState,
  index: number,
  firstCell: number,
  endCell: number,
): readonly Candidate[] {
  const frame = state.frames[index] as Float64Array
  const before = state.frames[index - 1] as Float64Array
  const resolution = model.topology.observability.resolutionSeconds
  const found: Candidate[] = []
  const add = (
    perSecond: number,
    level: LogLine['level'],
    cell: number,
    message: Candidate['message'],
  ): void => {
    if (perSecond > 0.001) found.push({ perSecond, level, cell, message })
  }
  for (let cell = firstCell; cell < endCell; cell += 1) {
    const zone = model.cellZone[cell] as number
    if (isBlind(model, frame, zone)) continue
    const rate = (member: 'completed' | 'refused' | 'shed' | 'failed'): number =>
      (cellValue(model, frame, cell, member) - cellValue(model, before, cell, member)) / resolution
    const parts = responseParts(model, frame, [cell])
    const p50 = 1000 * mixtureQuantile(parts, 0.5)
    const p99 = 1000 * mixtureQuantile(parts, 0.99)
    add(
      0.05 * rate('completed'),
      'info',
      cell,
      (draw) => `request served status=200 duration_ms=${draw(Math.floor(p50 * 0.6), Math.ceil(p50 * 1.6))}`,
    )
    add(
      p99 > 3 * p50 ? 0.01 * rate('completed') : 0,
      'warn',
      cell,
      (draw) => `slow request status=200 duration_ms=${draw(Math.floor(p99 * 0.8), Math.ceil(p99 * 1.3))}`,
    )
    const threads = Math.round(cellValue(model, frame, cell, 'threads'))
    const queued = Math.round(cellValue(model, frame, cell, 'queued'))
    add(
      rate('refused'),
      'error',
      cell,
      () => `request refused: accept queue full active=${threads} queued=${queued}`,
    )
    add(rate('shed'), 'warn', cell, () => `request shed: concurrency limit reached active=${threads}`)
    addCallLines(model, state, index, cell, resolution, add)
    for (const line of [
      ...launchLines(model, frame, before, cell),
      ...lifeLines(model, frame, before, cell),
      ...admissionLines(model, frame, before, cell, state.edge.share),
    ])
      add(line.perSecond, line.level, cell, line.message)
    add(
      0.2 * rate('failed'),
      'error',
      cell,
      (draw) => `request failed status=503 request_id=${draw(0x10000, 0xfffff).toString(16)}`,
    )
  }
  return found
}

function addCallLines(
  model: WorldModel,
  state: WorldState,
  index: number,
  cell: number,
  resolution: number,
  add: (perSecond: number, level: LogLine['level'], cell: number, message: Candidate['message']) => void,
): void {
  const frame = state.frames[index] as Float64Array
  const before = state.frames[index - 1] as Float64Array
  for (
    let port = model.cellFirstPort[cell] as number;
    port < (model.cellFirstPort[cell + 1] as number);
    port += 1
  ) {
    const link = model.portLink[port] as number
    const target = model.services[model.links[link]?.to ?? -1]?.id ?? ''
    const timeoutMs = Math.round(1000 * (state.link.timeoutS[link] as number))
    for (
      let edge = model.portFirstEdge[port] as number;
      edge < (model.portFirstEdge[port + 1] as number);
      edge += 1
    ) {
      const zone = model.cellZone[model.edgeCell[edge] as number] as number
      const timedOut = (edgeTimeouts(model, frame, edge) - edgeTimeouts(model, before, edge)) / resolution
      add(timedOut, 'error', cell, (draw) => {
        const address = `10.${20 + zone}.${draw(0, 15)}.${draw(4, 250)}`
        return `upstream timeout after ${timeoutMs} ms upstream=${target} address=${address} zone=${model.topology.zones[zone]?.id ?? ''}`
      })
    }
    for (const line of [
      ...accessLines(model, frame, before, port, target),
      ...throttleLines(model, frame, before, port),
    ])
      add(line.perSecond, line.level, cell, line.message)
    const grown = (member: 'refused' | 'tries' | 'calls'): number =>
      (portValue(model, frame, port, member) - portValue(model, before, port, member)) / resolution
    add(grown('refused'), 'error', cell, () => `upstream refused the call upstream=${target} status=503`)
    add(
      0.3 * (grown('tries') - grown('calls')),
      'warn',
      cell,
      (draw) =>
        `retrying call upstream=${target} attempt=${draw(2, Math.max(2, Math.round(state.link.attempts[link] as number)))}`,
    )
    const poolWaitMs = 1000 * portValue(model, frame, port, 'poolWaitS')
    add(
      poolWaitMs > 20 ? 0.2 * grown('calls') : 0,
      'warn',
      cell,
      () => `waited ${Math.round(poolWaitMs)} ms for a connection upstream=${target}`,
    )
    add(
      portValue(model, frame, port, 'breaker') > 0.5 ? 2 : 0,
      'error',
      cell,
      () => `circuit breaker open upstream=${target}`,
    )
  }
}
