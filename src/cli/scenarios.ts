import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openScenarioFolder, readScenarioFile } from '../adapters/node-scenarios/scenario-folder.ts'
import {
  loadByName,
  parseScenario,
  type Scenario,
  type ScenarioCard,
  splitScenarioName,
} from '../core/scenario/index.ts'
import { BadInput } from './bad-input.ts'
import { readJson } from './files.ts'

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'scenarios')

const scenarioFolder = openScenarioFolder(FOLDER)

/** The built-in scenarios; one that cannot be read is bad input like any other file. */
export function listScenarios(): Promise<readonly ScenarioCard[]> {
  return scenarioFolder.list().catch((failure: unknown) => {
    throw new BadInput({
      file: 'scenarios',
      place: 'folder',
      message: failure instanceof Error ? failure.message : String(failure),
      mend: 'Mend that scenario file, or move its folder away.',
    })
  })
}

/** A built-in scenario by its id, or one from a file by its path, `@variant` behind either; with every problem when it is not valid. */
export async function readScenario(idOrFile: string): Promise<ReturnType<typeof parseScenario>> {
  return parseScenario(await rawScenario(idOrFile))
}

/** The same, for commands that need it to be valid. */
export async function openScenario(idOrFile: string): Promise<Scenario> {
  const parsed = await readScenario(idOrFile)
  if (parsed.ok) return parsed.scenario
  const [first] = parsed.problems
  const more = parsed.problems.length - 1
  throw new BadInput({
    file: idOrFile,
    place: first?.path ?? 'top',
    message: `${first?.message ?? 'not a scenario'}${more > 0 ? ` (and ${more} more: "drill check ${idOrFile}" lists them)` : ''}`,
    mend: first?.mend ?? 'See the scenarios that come with the drill.',
  })
}

/** `id`, `id@variant`, `file` or `file@variant`. */
async function rawScenario(name: string): Promise<unknown> {
  const { base, variant } = splitScenarioName(name)
  if (variant === null) return wholeScenario(name)
  const raw = await wholeScenario(base)
  return loadByName(name, async () => raw).catch((failure: unknown) => {
    throw new BadInput({
      file: name,
      place: variant,
      message: failure instanceof Error ? failure.message : String(failure),
      mend: `"drill list" names the variants, "drill check ${base}" proves them.`,
    })
  })
}

/** A folder stands for the scenario file in it. */
function scenarioIn(path: string): string {
  const inside = ['scenario.ts', 'scenario.json'].map((file) => join(path, file))
  return inside.find((file) => existsSync(file)) ?? path
}

async function wholeScenario(name: string): Promise<unknown> {
  const isFile = /[/\\.]/.test(name)
  const idOrFile = isFile ? scenarioIn(name) : name
  if (isFile && idOrFile.endsWith('.json')) return readJson(idOrFile)
  if (isFile && !existsSync(idOrFile))
    throw new BadInput({
      file: idOrFile,
      place: 'file',
      message: 'There is no such file.',
      mend: 'Give the id of a scenario ("drill list" names them) or the path of a scenario file.',
    })
  try {
    return await (isFile ? readScenarioFile(idOrFile) : scenarioFolder.load(idOrFile))
  } catch (failure) {
    throw new BadInput({
      file: isFile ? idOrFile : 'command line',
      place: isFile ? 'file' : idOrFile,
      message: failure instanceof Error ? failure.message : String(failure),
      mend: isFile
        ? 'A scenario file is JSON, or TypeScript that exports a const named "scenario".'
        : '"drill list" names the scenarios there are.',
    })
  }
}
