import type { WorldModel } from './world-model.ts'

/**
 * Calls that come at one moment. Of cells and networks: calls a second times the others that come with each, and (`others`)
 * how many that are. Of a cell that calls: those let go by a shared fetch together, how far apart its requests are by
 * then, and by how much the lines they came over parted them.
 */
export function viewBunches<Place>(model: WorldModel, take: (length: number) => Place) {
  const cells = model.bunching ? model.cells.length : 0
  const networks = model.bunching ? (model.topology.networks?.length ?? 0) : 0
  return {
    cellPairs: take(cells),
    others: take(cells),
    released: take(cells),
    apartS: take(cells),
    spacedS: take(cells),
    networkPairs: take(networks),
    fetchesS: take(model.bunching ? model.portCell.length : 0),
  }
}
