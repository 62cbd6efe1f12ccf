import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { loadByName, type ScenarioCard, type ScenarioLibrary } from '../../core/scenario/index.ts'
import { scenarioCard } from './scenario-card.ts'

const idForm = /^[a-z0-9]+(-[a-z0-9]+)*$/

/**
 * The scenarios of a folder: `<id>/scenario.ts` exports `scenario`, `<id>/scenario.json` is it. What `load` gives has
 * been through JSON, so that every host gets the same data, whatever form it was written in. `id@variant` is a variant.
 */
export function openScenarioFolder(folder: string): ScenarioLibrary {
  const loadWhole = async (id: string): Promise<unknown> => {
    const file = idForm.test(id) ? scenarioFile(folder, id) : undefined
    if (file === undefined)
      throw new Error(`There is no scenario "${id}"; there are: ${(await ids(folder)).join(', ')}`)
    return readScenarioFile(file)
  }
  const load = (name: string) => loadByName(name, loadWhole)
  const list = async (): Promise<readonly ScenarioCard[]> =>
    Promise.all((await ids(folder)).map(async (id) => scenarioCard(await load(id), id)))
  return { list, load }
}

/** The data of one scenario file, TypeScript or JSON, unchecked. Rejects with the file's name. */
export async function readScenarioFile(file: string): Promise<unknown> {
  try {
    if (file.endsWith('.json')) return JSON.parse(await readFile(file, 'utf8'))
    const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(file).href)
    if (module.scenario === undefined) throw new Error('it exports no const named "scenario"')
    return JSON.parse(JSON.stringify(module.scenario))
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure)
    throw new Error(`The scenario file ${file} cannot be read: ${reason}`, { cause: failure })
  }
}

async function ids(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && scenarioFile(folder, entry.name) !== undefined)
    .map((entry) => entry.name)
    .toSorted((a, b) => (a < b ? -1 : 1))
}

function scenarioFile(folder: string, id: string): string | undefined {
  return ['scenario.ts', 'scenario.json']
    .map((name) => join(folder, id, name))
    .find((file) => existsSync(file))
}
