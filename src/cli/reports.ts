import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listReports, readReportFile, reportFile } from '../adapters/node-scenarios/report-folder.ts'
import { parseWorldReport, type WorldReport } from '../core/scenario/index.ts'
import { BadInput } from './bad-input.ts'

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'scenarios', 'reports')

/** Public reports with a world of their own, by id. */
export function listWorldReports(): Promise<readonly string[]> {
  return listReports(FOLDER)
}

/** Null when there is no report of that id: it may be a scenario's. */
export async function openWorldReport(id: string): Promise<WorldReport | null> {
  const file = /[/\\]/.test(id) ? null : reportFile(FOLDER, id)
  if (file === null) return null
  const parsed = parseWorldReport(await readReportFile(file))
  if (parsed.ok) return parsed.worldReport
  const [first] = parsed.problems
  throw new BadInput({
    file,
    place: first?.path ?? 'top',
    message: first?.message ?? 'not a report',
    mend: first?.mend ?? 'See the reports that come with the drill.',
  })
}
