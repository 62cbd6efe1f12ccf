import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openScenarioFolder, readScenarioFile } from '../adapters/node-scenarios/scenario-folder.ts'
import { parseScenario, type Scenario, type ScenarioCard } from '../core/scenario/index.ts'
import { BadInput } from './bad-input.ts'

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

/** A built-in scenario by its id, or one from a file by its path. */
export async function openScenario(idOrFile: string): Promise<Scenario> {
  const isFile = /[/\\.]/.test(idOrFile)
  if (isFile && !existsSync(idOrFile))
    throw new BadInput({
      file: idOrFile,
      place: 'file',
      message: 'There is no such file.',
      mend: 'Give the id of a scenario ("drill list" names them) or the path of a scenario file.',
    })
  const raw = await (isFile ? readScenarioFile(idOrFile) : scenarioFolder.load(idOrFile)).catch(
    (failure: unknown) => {
      throw new BadInput({
        file: isFile ? idOrFile : 'command line',
        place: isFile ? 'file' : idOrFile,
        message: failure instanceof Error ? failure.message : String(failure),
        mend: '"drill list" names the scenarios there are.',
      })
    },
  )
  const parsed = parseScenario(raw)
  if (parsed.ok) return parsed.scenario
  const [first] = parsed.problems
  throw new BadInput({
    file: idOrFile,
    place: first?.path ?? '',
    message: `${first?.message ?? 'not a scenario'}${parsed.problems.length > 1 ? ` (and ${parsed.problems.length - 1} more)` : ''}`,
    mend: first?.mend ?? '',
  })
}
