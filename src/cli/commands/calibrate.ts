import {
  type CalibrationReport,
  calibrateScenario,
  HELD_OUT_WITHIN,
  type LandmarkRow,
  TUNED_WITHIN,
} from '../../core/grading/index.ts'
import { defaultPolicy } from '../../core/scenario/index.ts'
import { BadInput } from '../bad-input.ts'
import type { CliCommand } from '../cli-command.ts'
import { readText, writeText } from '../files.ts'
import { listScenarios, openScenario } from '../scenarios.ts'
import { parseSeeds } from '../seeds.ts'

export const calibrate: CliCommand = {
  name: 'calibrate',
  usage: 'calibrate [<scenario or FILE> …] [--seed A..B] [--markdown] [--into FILE] [--json]',
  summary:
    'Holds the model against public reports: landmarks of the real event beside what the model does, with relative errors.',
  words: [0, 20],
  options: {
    seed: { type: 'string', help: 'Seeds to play; medians are printed. Default 1..3.' },
    markdown: { type: 'boolean', help: 'Tables for the README.' },
    into: { type: 'string', help: 'Markdown file to write the tables into, between its calibration marks.' },
    json: { type: 'boolean', help: 'Rows as JSON.' },
  },
  async run({ words, text, flag, print, note }) {
    const seeds = parseSeeds(text('seed'), '1..3')
    const names = words.length > 0 ? words : (await listScenarios()).map((card) => card.id)
    const reports: CalibrationReport[] = []
    for (const name of names) {
      const scenario = await openScenario(name)
      if (scenario.calibration === undefined) {
        note(`${scenario.id} has no calibration: nothing to hold it against.`)
        continue
      }
      reports.push(calibrateScenario(scenario, defaultPolicy, seeds))
    }
    const into = text('into')
    if (into !== null) putInto(into, reports.map(markdownOf).join('\n'))
    else if (flag('json')) print(JSON.stringify(reports, null, 2))
    else print(reports.map(flag('markdown') ? markdownOf : textOf).join('\n'))
    const unexplained = reports.some(
      ({ rows, refusals }) =>
        refusals.length > 0 || rows.some((row) => !row.within && row.landmark.remark === undefined),
    )
    return unexplained ? 1 : 0
  },
}

const BEGIN = /<!-- calibration:[^\n]*-->\n/
const END = '<!-- /calibration -->'

function putInto(file: string, tables: string): void {
  const before = readText(file)
  const begin = BEGIN.exec(before)
  const end = before.indexOf(END)
  if (begin === null || end < begin.index)
    throw new BadInput({
      file,
      place: 'calibration marks',
      message: 'There is no place for the tables.',
      mend: `Put "<!-- calibration: … -->" and, below it, "${END}" on lines of their own.`,
    })
  writeText(file, `${before.slice(0, begin.index + begin[0].length)}\n${tables}\n${before.slice(end)}`)
}

function textOf(report: CalibrationReport): string {
  const lines = [`${report.scenario}`]
  for (const [title, rows, limit] of groups(report)) {
    if (rows.length === 0) continue
    lines.push(
      `  ${title} (${rows.filter((row) => row.within).length} of ${rows.length} within ${percent(limit)})`,
    )
    for (const row of rows) {
      lines.push(
        `    ${row.within ? 'ok  ' : 'MISS'}  ${row.landmark.says}: reported ${reportedText(row)}, model ${quantity(row, row.measured)}, off ${errorText(row)}`,
      )
      if (row.landmark.remark !== undefined) lines.push(`          ${row.landmark.remark}`)
    }
  }
  for (const refusal of report.refusals) lines.push(`  a step did not go through: ${refusal}`)
  return lines.join('\n')
}

function markdownOf(report: CalibrationReport): string {
  const lines = [`**${report.scenario}**`, '']
  for (const [title, rows, limit] of groups(report)) {
    if (rows.length === 0) continue
    lines.push(
      `${title}: ${rows.filter((row) => row.within).length} of ${rows.length} within ${percent(limit)}`,
      '',
      '| landmark | reported | model | off |',
      '|---|---|---|---|',
    )
    for (const row of rows) {
      const remark = row.landmark.remark === undefined ? '' : `. ${row.landmark.remark}`
      const off = row.within ? errorText(row) : `**${errorText(row)}**`
      lines.push(
        `| [${row.landmark.says}](${row.landmark.url})${remark} | ${reportedText(row)} | ${quantity(row, row.measured)} | ${off} |`,
      )
    }
    lines.push('')
  }
  return lines.join('\n')
}

/** Landmarks that parameters were chosen by stand apart from those that were held out. */
function groups({ rows }: CalibrationReport): readonly (readonly [string, readonly LandmarkRow[], number])[] {
  return [
    ['Tuned', rows.filter((row) => row.landmark.tuned), TUNED_WITHIN],
    ['Held out', rows.filter((row) => !row.landmark.tuned), HELD_OUT_WITHIN],
  ]
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

function quantity({ landmark }: LandmarkRow, value: number | null): string {
  if (value === null) return 'never'
  const tenths = Math.round(value * 10) / 10
  if (landmark.unit === 'minutes') return `${tenths} min`
  if (landmark.unit === 'seconds') return `${Math.round(value)} s`
  return landmark.unit === 'share' ? percent(value) : `${Math.round(value * 100) / 100}×`
}

function reportedText(row: LandmarkRow): string {
  const { reported, reportedUpTo } = row.landmark
  const least = quantity(row, reported)
  return reportedUpTo === undefined ? least : `${least} to ${quantity(row, reportedUpTo)}`
}

const errorText = ({ relativeError }: LandmarkRow): string =>
  relativeError === null ? 'never reached' : percent(relativeError)
