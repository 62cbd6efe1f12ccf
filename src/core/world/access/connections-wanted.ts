import type { WorldModel } from '../world-model.ts'

/** Connections that an instance keeps open over this port: its pool, or one for each of its threads. */
export function connectionsWanted(model: WorldModel, p: number): number {
  const link = model.links[model.portLink[p] as number]
  if (link === undefined) return 0
  return link.poolPerInstance > 0 ? link.poolPerInstance : (model.services[link.from]?.threads ?? 0)
}
