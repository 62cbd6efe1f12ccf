import { compileWorld, listSeries, seriesId, type Topology } from '../../world/index.ts'

const truthOnly = [seriesId.customers('all', 'failedShare'), seriesId.impact()]

/** All series that telemetry has for a topology. */
export function seriesNames(topology: Topology): readonly string[] {
  return listSeries(compileWorld(topology, 0)).map((series) => series.id)
}

/** All that a `truth` condition may read. */
export function truthNames(topology: Topology): readonly string[] {
  return [...seriesNames(topology), ...truthOnly]
}
