import { type CalibrationReport, calibrateScenario, calibrateWorld } from '../../core/grading/index.ts'
import { defaultPolicy } from '../../core/scenario/index.ts'
import { BadInput } from '../bad-input.ts'
import { markdownOf, textOf } from '../calibration-text.ts'
import type { CliCommand } from '../cli-command.ts'
import { readText, writeText } from '../files.ts'
import { listWorldReports, openWorldReport } from '../reports.ts'
import { listScenarios, openScenario } from '../scenarios.ts'
import { parseSeeds } from '../seeds.ts'

export const calibrate: CliCommand = {
  name: 'calibrate',
  usage: 'calibrate [<scenario, report or FILE> …] [--seed A..B] [--markdown] [--into FILE] [--json]',
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
    const all = async () => [...(await listScenarios()).map((card) => card.id), ...(await listWorldReports())]
    const names = words.length > 0 ? words : await all()
    const reports: CalibrationReport[] = []
    for (const name of names) {
      const report = await openWorldReport(name)
      if (report !== null) {
        reports.push(calibrateWorld(report, seeds))
        continue
      }
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
