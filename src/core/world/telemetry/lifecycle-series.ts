import type { Kind } from '../lifecycle/compile-lifecycle.ts'
import type { WorldModel } from '../world-model.ts'
import { cellsFrom, cellValue, isBlind } from './frame.ts'
import { lifePlaces, pushPlaces } from './lifecycle-frame.ts'
import { type Measurement, ofTwoSamples } from './measurement.ts'
import { type SeriesParts, seriesId } from './series-id.ts'
import type { SeriesInfo } from './series-info.ts'
import { configurationMetrics, type LifeMetric, lifeMetrics, metricsIn } from './series-metrics.ts'

/** Metrics of lives of instances that a service has: those without memory run out of none. */
export function lifeMetricsOf(model: WorldModel, service: number): readonly LifeMetric[] {
  const kind = model.lifecycle.kinds.find((each) => each.service === service)
  if (kind === undefined) return []
  return metricsIn(lifeMetrics).flatMap(([metric]) => (has(kind, metric) ? [metric] : []))
}

const has = ({ memory }: Kind, metric: LifeMetric): boolean =>
  metric !== 'memoryUsedShare' || memory !== undefined

/** Whole instances of a cell that were connected and up. */
export function upAt(model: WorldModel, frame: Float64Array, cell: number): number {
  const m = model.lifecycle.any ? (model.lifecycle.place[cell] as number) : -1
  return m < 0
    ? cellValue(model, frame, cell, 'instances') - cellValue(model, frame, cell, 'unconnected')
    : (frame[lifePlaces(model).up + m] as number)
}

/** Series of configurations, as far as this world has them. */
export function listConfigurationSeries(model: WorldModel): readonly SeriesInfo[] {
  return model.configurations.flatMap(({ configuration: { id, label, killSwitchSeconds } }) =>
    metricsIn(configurationMetrics).flatMap(([metric, [name, unit]]) =>
      metric === 'switchedOffShare' && killSwitchSeconds === undefined
        ? []
        : [{ id: seriesId.configuration(id, metric), label: `${label}: ${name}`, unit }],
    ),
  )
}

export function measureConfiguration(
  model: WorldModel,
  { owner, metric }: SeriesParts,
): Measurement | undefined {
  const c = model.configurations.findIndex(({ configuration }) => configuration.id === owner)
  if (c < 0) return undefined
  const places = pushPlaces(model)
  const first =
    metric === 'newestShare' ? places.reached : metric === 'switchedOffShare' ? places.killed : undefined
  if (first === undefined) return undefined
  return { ceiling: 1, exact: true, measure: (frames, index) => frames[index]?.[first + c] }
}

/** A metric of these cells' lives; undefined where their instances have none. */
export function measureLives(
  model: WorldModel,
  cells: readonly number[],
  metric: string,
): Measurement | undefined {
  const service = model.cellService[cells[0] ?? -1] ?? -1
  const known = lifeMetricsOf(model, service).find((each) => each === metric)
  if (known === undefined) return undefined
  const places = lifePlaces(model)
  const instances = cellsFrom(model, 'instances')
  const resolution = model.topology.observability.resolutionSeconds
  const lifeOf = (cell: number): number => model.lifecycle.place[cell] as number
  const build = (
    ceiling: number,
    exact: boolean,
    of: (frame: Float64Array, before: Float64Array, visible: readonly number[]) => number,
  ): Measurement =>
    ofTwoSamples(ceiling, exact, (frame, before) => {
      const visible = cells.filter((i) => !isBlind(model, frame, model.cellZone[i] as number))
      return visible.length === 0 ? undefined : of(frame, before, visible)
    })
  const sum = (frame: Float64Array, visible: readonly number[], first: number): number =>
    visible.reduce((all, i) => all + (frame[first + lifeOf(i)] as number), 0)
  switch (known) {
    case 'memoryUsedShare':
      return build(1, false, (frame, _before, visible) => {
        const all = visible.reduce((total, i) => total + (frame[instances + i] as number), 0)
        const used = visible.reduce(
          (total, i) =>
            total + (frame[instances + i] as number) * (frame[places.memoryUsed + lifeOf(i)] as number),
          0,
        )
        return all > 0 ? used / all : 0
      })
    case 'startingInstances':
      return build(Infinity, true, (frame, _before, visible) => sum(frame, visible, places.starting))
    case 'waitingInstances':
      return build(Infinity, true, (frame, _before, visible) => sum(frame, visible, places.waiting))
    case 'deathsPerMinute':
      return build(Infinity, true, (frame, before, visible) => {
        let deaths = 0
        for (const first of [places.outOfMemory, places.crashed, places.startsFailed])
          deaths += sum(frame, visible, first) - sum(before, visible, first)
        return (60 * deaths) / resolution
      })
    default:
      return known satisfies never
  }
}
