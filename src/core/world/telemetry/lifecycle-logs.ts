import type { CompiledConfiguration } from '../configuration/compile-configurations.ts'
import { CRASH } from '../configuration/push-configuration.ts'
import type { Kind, Life } from '../lifecycle/compile-lifecycle.ts'
import type { WorldModel } from '../world-model.ts'
import type { AccessLine } from './access-logs.ts'
import { cellValue } from './frame.ts'
import { lifePlaces, pushPlaces } from './lifecycle-frame.ts'

/** Of things that happen seldom: nobody may miss them. */
const CLEARLY = 2

/** What the instances of a cell and what watches over them write about their ends, starts and settings between two samples. */
export function lifeLines(
  model: WorldModel,
  frame: Float64Array,
  before: Float64Array,
  cell: number,
): readonly AccessLine[] {
  const m = model.lifecycle.any ? (model.lifecycle.place[cell] as number) : -1
  if (m < 0) return []
  const { kind, ports } = model.lifecycle.lives[m] as Life
  const { memory, service } = model.lifecycle.kinds[kind] as Kind
  const name = model.services[service]?.id ?? ''
  const places = lifePlaces(model)
  const resolution = model.topology.observability.resolutionSeconds
  const grown = (first: number): number =>
    ((frame[first + m] as number) - (before[first + m] as number)) / resolution
  const lines: AccessLine[] = []
  const add = (perSecond: number, level: AccessLine['level'], message: AccessLine['message']): void => {
    if (perSecond > 0) lines.push({ perSecond: Math.max(CLEARLY, perSecond), level, message })
  }
  add(
    grown(places.outOfMemory),
    'error',
    (draw) =>
      `kernel: Out of memory: killed process ${draw(200, 32000)} (${name}) rss=${draw(97, 100)}% of ${Math.round(memory?.mibPerInstance ?? 0)} MiB`,
  )
  const waiting = frame[places.waiting + m] as number
  const pause = Math.round(frame[places.pause + m] as number)
  add(
    waiting > 0 && pause > 0 ? waiting / resolution : 0,
    'warn',
    () => `back-off ${pause}s restarting failed container=${name}`,
  )
  const targets = ports.map(
    (p) => model.services[model.links[model.portLink[p] as number]?.to ?? -1]?.id ?? '',
  )
  add(grown(places.startsFailed), 'error', (draw) => {
    const target = targets[draw(0, Math.max(0, targets.length - 1))] ?? ''
    return `start-up failed: call to upstream=${target} failed, exiting`
  })
  const read = configurationsOf(model, cell)
  const { reached, version, effect } = pushPlaces(model)
  const harmful = read
    .filter((compiled) => {
      const at = effect + model.configurations.indexOf(compiled)
      return frame[at] === CRASH || before[at] === CRASH
    })
    .map(({ configuration }) => configuration.id)
    .join(', ')
  add(
    grown(places.crashed),
    'error',
    () => `fatal: unhandled exception while reading configuration ${harmful}, exiting`,
  )
  const instances = cellValue(model, frame, cell, 'instances')
  for (const compiled of read) {
    const c = model.configurations.indexOf(compiled)
    const { id } = compiled.configuration
    const moved = instances * ((frame[reached + c] as number) - (before[reached + c] as number))
    const newest = frame[version + c] as number
    add(moved / resolution, 'info', () => `configuration loaded name=${id} version=${newest}`)
    add(
      -moved / resolution,
      'info',
      () => `configuration loaded name=${id} version=${newest - 1} (rolled back)`,
    )
  }
  return lines
}

function configurationsOf(model: WorldModel, cell: number): readonly CompiledConfiguration[] {
  return model.configurations.filter(({ cells }) => cells.includes(cell))
}
