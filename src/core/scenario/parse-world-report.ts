import { checkFault, checkIntervention } from './checks/check-interventions.ts'
import { checkLandmarks } from './checks/check-landmarks.ts'
import { checkTopology } from './checks/check-topology.ts'
import { truthNames } from './checks/series-names.ts'
import { jsonPath, type Problem } from './problem.ts'
import { readProblems } from './read-problems.ts'
import { worldReportSchema } from './schema/world-report-schema.ts'
import type { WorldReport } from './world-report.ts'

export type WorldReportAnswer =
  | { readonly ok: true; readonly worldReport: WorldReport }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads a public report with its world; each problem says where it is and how to mend it. */
export function parseWorldReport(raw: unknown): WorldReportAnswer {
  const parsed = worldReportSchema.safeParse(raw)
  if (!parsed.success) return { ok: false, problems: readProblems(parsed.error.issues, raw) }
  const worldReport: WorldReport = parsed.data
  const problems = checkTopology(worldReport.topology, ['topology'])
  if (problems.length === 0) problems.push(...checkCourses(worldReport))
  return problems.length === 0 ? { ok: true, worldReport } : { ok: false, problems }
}

function checkCourses({ topology, faults, courses, landmarks, seconds }: WorldReport): Problem[] {
  const problems = faults.flatMap(({ fault }, i) => checkFault(fault, topology, ['faults', i, 'fault']))
  courses.forEach(({ steps }, i) => {
    steps.forEach(({ at, interventions }, j) => {
      const keys = ['courses', i, 'steps', j]
      if (at >= seconds)
        problems.push({
          path: jsonPath([...keys, 'at']),
          message: `the world ends at second ${seconds}, before this is done`,
          mend: 'Do it sooner, or let the world run longer ("seconds").',
        })
      interventions.forEach((intervention, k) => {
        problems.push(...checkIntervention(intervention, topology, [...keys, 'interventions', k]))
      })
    })
  })
  const ids = courses.map(({ id }) => id)
  return [...problems, ...checkLandmarks(landmarks, ids, truthNames(topology), [])]
}
