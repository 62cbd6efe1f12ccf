import type { ConsoleProblem, Drill } from '../../drill/index.ts'
import { apiProblem } from '../../drill/index.ts'
import type { ProviderService } from '../../world/index.ts'
import type { ConsoleRow } from '../console-page.ts'

/** Rows of those regions whose API answers, and what the others say. */
export function byRegion(
  drill: Drill,
  service: ProviderService,
  regions: readonly string[],
  rowsOf: (region: string) => readonly ConsoleRow[],
): { readonly rows: readonly ConsoleRow[]; readonly problems: readonly ConsoleProblem[] } {
  const rows: ConsoleRow[] = []
  const problems: ConsoleProblem[] = []
  for (const region of [...new Set(regions)]) {
    const problem = apiProblem(drill, service, region)
    if (problem === null) rows.push(...rowsOf(region))
    else problems.push({ ...problem, where: region })
  }
  return { rows, problems }
}

export const regionsOf = (drill: Drill): readonly string[] => [
  ...new Set(drill.setup.scenario.topology.zones.map((zone) => zone.region)),
]
