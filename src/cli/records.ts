import type { Drill, DrillRecord } from '../core/drill/index.ts'
import { type Scenario, scenarioHash } from '../core/scenario/index.ts'
import { replayTable } from '../core/table/index.ts'
import { type KeptDrill, openDrillFile } from '../protocol/drill-file-schema.ts'
import { BadInput } from './bad-input.ts'
import { readJson } from './files.ts'
import { openScenario } from './scenarios.ts'

export interface ReadOnly {
  readonly kind: 'readOnly'
  /** Where in the file, or in the drill, it goes wrong. */
  readonly place: string
  /** The reason alone. */
  readonly why: string
  readonly mend: string
  /** It is of this build and this scenario, and is not what was played: damaged, or changed by hand. */
  readonly forged: boolean
  readonly kept: KeptDrill
  /** The same as it is in the file, with what `kept` does not know. */
  readonly raw: { readonly grade?: object | null }
}

/** A drill file: one whose record can be played here, or one that can only be read, and why. */
export type OpenedRecord =
  | { readonly kind: 'playable'; readonly record: DrillRecord; readonly scenario: Scenario }
  | ReadOnly

/** The drill of a file, played again with every checkpoint met; or what the file keeps of it, and why no more. */
export type PlayedAgain =
  | {
      readonly kind: 'played'
      readonly record: DrillRecord
      readonly scenario: Scenario
      readonly drill: Drill
    }
  | ReadOnly

/** For commands that read a kept drill of a scenario which did not come with the tower. */
export const scenarioOption = {
  type: 'string',
  help: 'The scenario file, if the drill was not of a built-in scenario.',
} as const

/** A drill that was saved with --out, or exported from the page; `scenario`: its file, if it is not a built-in one. */
export async function openRecord(file: string, scenario: string | null): Promise<OpenedRecord> {
  const read = readDrillFile(file)
  if (read.kind === 'readOnly') return read
  return { kind: 'playable', record: read.record, scenario: await scenarioOf(file, read.record, scenario) }
}

/** For commands that judge a drill: played again where that is possible, else as it is kept. */
export async function playAgain(file: string, given: string | null): Promise<PlayedAgain> {
  const read = readDrillFile(file)
  if (read.kind === 'readOnly') return read
  const { record, kept, raw } = read
  let scenario: Scenario
  try {
    scenario = await scenarioOf(file, record, given)
  } catch (failure) {
    if (given !== null || kept.grade === null || !(failure instanceof BadInput)) throw failure
    const { place, message: why, mend } = failure
    return { kind: 'readOnly', place, why, mend, forged: false, kept, raw }
  }
  const replay = replayTable(record, scenario)
  if (replay.ok) return { kind: 'played', record, scenario, drill: replay.table.drill }
  const { at, problem: why } = replay
  if (scenarioHash(scenario) !== record.scenarioHash)
    return { kind: 'readOnly', place: 'scenarioHash', why, mend: MENDS.scenario, forged: false, kept, raw }
  return { kind: 'readOnly', place: `second ${at}`, why, mend: MENDS.damaged, forged: true, kept, raw }
}

/** What helps, for each reason why a drill is not played again. */
const MENDS = {
  format: 'Use the build of the tower that wrote it, or play the drill again in this one.',
  build: 'Use the core build that it was played on.',
  scenario: 'Give the scenario as it was when this was played, with --scenario FILE.',
  damaged: 'Export the drill again; a drill file that was changed by hand proves nothing.',
} as const
const PLACES = { format: 'format', build: 'coreBuild', damaged: 'record' } as const

type ReadFile =
  | {
      readonly kind: 'playable'
      readonly record: DrillRecord
      readonly kept: KeptDrill
      readonly raw: ReadOnly['raw']
    }
  | ReadOnly

function readDrillFile(file: string): ReadFile {
  const raw = readJson(file)
  const opened = openDrillFile(raw)
  if (opened.kind === 'playable') return { ...opened, raw: raw as ReadOnly['raw'] }
  if (opened.kind === 'readOnly') {
    const { because, why, kept } = opened
    const forged = because === 'damaged'
    const place = PLACES[because]
    return { kind: 'readOnly', place, why, mend: MENDS[because], forged, kept, raw: raw as ReadOnly['raw'] }
  }
  throw new BadInput({
    file,
    place: opened.place,
    message: `This is not a drill record: ${opened.problem}.`,
    mend: 'Give a file that "drill play … --out FILE" or the export button of the page wrote.',
  })
}

async function scenarioOf(file: string, record: DrillRecord, given: string | null): Promise<Scenario> {
  try {
    return await openScenario(given ?? record.scenarioId)
  } catch (failure) {
    if (given !== null || !(failure instanceof BadInput)) throw failure
    throw new BadInput({
      file,
      place: 'scenarioId',
      message: failure.message,
      mend: 'Give the file of that scenario with --scenario FILE.',
    })
  }
}

/** For what was asked of a drill that can only be read, and that its file does not keep. */
export function nothingKept(file: string, what: string, { place, why, mend }: ReadOnly): BadInput {
  return new BadInput({ file, place, message: `This file keeps no ${what}. ${why}`, mend })
}

/** What is said below something that was kept: why it is not computed anew, and what would help. */
export const keptNote = (file: string, what: string, { place, why, mend }: ReadOnly): string =>
  `${file}: ${place}: This is the ${what} that was kept. ${why}\n  mend: ${mend}`
