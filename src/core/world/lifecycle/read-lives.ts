import { lifePlaces } from '../telemetry/lifecycle-frame.ts'
import { lifeMetricsOf } from '../telemetry/lifecycle-series.ts'
import { readSeriesId } from '../telemetry/series-id.ts'
import type { WorldModel } from '../world-model.ts'
import { cellsOf } from '../world-reading.ts'
import type { WorldState } from '../world-state.ts'
import type { Life } from './compile-lifecycle.ts'

type Read = (state: WorldState) => number

const MINUTE = 60

/** How a series about lives of instances or about a configuration is read; undefined when it is not one of these. */
export function lifeReader(model: WorldModel, seriesId: string): Read | undefined {
  const series = readSeriesId(seriesId)
  if (series?.kind === 'configuration') {
    const c = model.configurations.findIndex(({ configuration }) => configuration.id === series.owner)
    if (c < 0) return undefined
    if (series.metric === 'newestShare') return ({ configuration }) => configuration.push.reached[c] as number
    return series.metric === 'switchedOffShare'
      ? ({ configuration }) => configuration.push.killed[c] as number
      : undefined
  }
  if (series?.kind !== 'service') return undefined
  const cells = cellsOf(model, series.owner, series.place)
  const metric = lifeMetricsOf(model, model.cellService[cells[0] ?? -1] ?? -1).find(
    (each) => each === series.metric,
  )
  const lives = cells.map((i) => model.lifecycle.place[i] as number)
  const sum = (values: Float64Array, first = 0): number =>
    lives.reduce((all, m) => all + (values[first + m] as number), 0)
  switch (metric) {
    case undefined:
      return undefined
    case 'startingInstances':
      return ({ lifecycle }) => sum(lifecycle.life.starting)
    case 'waitingInstances':
      return ({ lifecycle }) => sum(lifecycle.life.waiting)
    case 'memoryUsedShare':
      return (state) => memoryUsed(model, state, lives)
    case 'deathsPerMinute': {
      const places = lifePlaces(model)
      return (state) => {
        const { outOfMemory, crashed, startsFailed } = state.lifecycle.life
        const then = sampleBefore(state, state.second - MINUTE)
        let deaths = sum(outOfMemory) + sum(crashed) + sum(startsFailed)
        if (then !== undefined)
          for (const first of [places.outOfMemory, places.crashed, places.startsFailed])
            deaths -= sum(then, first)
        return deaths
      }
    }
    default:
      return metric satisfies never
  }
}

/** The newest sample that is not younger than this second. */
function sampleBefore({ frames, frameSeconds }: WorldState, second: number): Float64Array | undefined {
  let n = frameSeconds.length - 1
  while (n > 0 && (frameSeconds[n] as number) > second) n -= 1
  return frames[n]
}

function memoryUsed(model: WorldModel, state: WorldState, lives: readonly number[]): number {
  let used = 0
  let all = 0
  for (const m of lives) {
    const instances = state.cell.instances[(model.lifecycle.lives[m] as Life).cell] as number
    used += instances * (state.lifecycle.life.memoryUsed[m] as number)
    all += instances
  }
  return all > 0 ? used / all : 0
}
