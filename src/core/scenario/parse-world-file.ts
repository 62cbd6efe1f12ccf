import type { Fault, Intervention, Topology } from '../world/index.ts'
import { checkFault, checkIntervention } from './checks/check-interventions.ts'
import { checkTopology } from './checks/check-topology.ts'
import type { Problem } from './problem.ts'
import { readProblems } from './read-problems.ts'
import { worldFileSchema } from './schema/world-file-schema.ts'

/** A bare world: topology, faults and interventions by simulated second. */
export interface WorldFile {
  readonly topology: Topology
  readonly faults?: readonly { readonly at: number; readonly fault: Fault; readonly until?: number }[]
  readonly interventions?: readonly { readonly at: number; readonly intervention: Intervention }[]
  readonly seed?: number
  readonly seconds?: number
}

export type WorldFileAnswer =
  | { readonly ok: true; readonly worldFile: WorldFile }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads a world file; each problem says where it is and how to mend it. */
export function parseWorldFile(raw: unknown): WorldFileAnswer {
  const parsed = worldFileSchema.safeParse(raw)
  if (!parsed.success) return { ok: false, problems: readProblems(parsed.error.issues, raw) }
  const worldFile: WorldFile = parsed.data
  const { topology } = worldFile
  const problems = checkTopology(topology, ['topology'])
  for (const [index, { fault }] of (worldFile.faults ?? []).entries())
    problems.push(...checkFault(fault, topology, ['faults', index, 'fault']))
  for (const [index, { intervention }] of (worldFile.interventions ?? []).entries())
    problems.push(...checkIntervention(intervention, topology, ['interventions', index, 'intervention']))
  return problems.length === 0 ? { ok: true, worldFile } : { ok: false, problems }
}
