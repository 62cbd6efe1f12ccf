import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Ids of the public reports in a folder: `<id>.ts` exports `report`. */
export async function listReports(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder)
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -'.ts'.length))
    .toSorted((a, b) => (a < b ? -1 : 1))
}

export function reportFile(folder: string, id: string): string | null {
  const file = join(folder, `${id}.ts`)
  return existsSync(file) ? file : null
}

/** The data of one report, unchecked, through JSON as scenarios are. Rejects with the file's name. */
export async function readReportFile(file: string): Promise<unknown> {
  try {
    const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(file).href)
    if (module.report === undefined) throw new Error('it exports no const named "report"')
    return JSON.parse(JSON.stringify(module.report))
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure)
    throw new Error(`The report file ${file} cannot be read: ${reason}`, { cause: failure })
  }
}
