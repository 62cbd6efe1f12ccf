import {
  type CalibrationReport,
  HELD_OUT_WITHIN,
  type LandmarkRow,
  TUNED_WITHIN,
} from '../core/grading/index.ts'

/** A calibration for the terminal. */
export function textOf(report: CalibrationReport): string {
  const lines = [`${report.scenario}: ${report.report.title} (${report.report.url})`]
  for (const { says, url } of report.parameters)
    lines.push(`  ${url === undefined ? '' : 'Published: '}${says}`)
  for (const { title, rows, reported } of groups(report)) {
    lines.push(`  ${title}`)
    for (const row of rows) {
      lines.push(
        `    ${row.within ? 'ok  ' : 'MISS'}  ${row.landmark.says}: ${reported} ${reportedText(row)}, model ${measuredText(row)}, off ${errorText(row)}`,
      )
      if (row.landmark.remark !== undefined) lines.push(`          ${row.landmark.remark}`)
    }
  }
  for (const refusal of report.refusals) lines.push(`  a step did not go through: ${refusal}`)
  return lines.join('\n')
}

/** The same as tables for the README. */
export function markdownOf(report: CalibrationReport): string {
  const lines = [`**${report.scenario}** ([${report.report.title}](${report.report.url}))`, '']
  const guesses = report.parameters.filter(({ url }) => url === undefined)
  if (guesses.length > 0) lines.push(guesses.map(({ says }) => says).join(' '), '')
  for (const { title, rows, reported } of groups(report)) {
    lines.push(title, '', `| landmark | ${reported} | model | off |`, '|---|---|---|---|')
    for (const row of rows) {
      const remark = row.landmark.remark === undefined ? '' : `. ${row.landmark.remark}`
      const off = row.within ? errorText(row) : `**${errorText(row)}**`
      lines.push(
        `| [${row.landmark.says}](${row.landmark.url})${remark} | ${reportedText(row)} | ${measuredText(row)} | ${off} |`,
      )
    }
    lines.push('')
  }
  return lines.join('\n')
}

interface Group {
  readonly title: string
  readonly rows: readonly LandmarkRow[]
  /** What stands in the column beside the model's. */
  readonly reported: string
}

/**
 * Landmarks that parameters were chosen by stand apart from those that were held out, and both from courses that nobody
 * took: there the model is held against nothing but what is known of such failures.
 */
function groups({ rows }: CalibrationReport): readonly Group[] {
  const told = rows.filter(({ modelsOwn }) => !modelsOwn)
  const of = (
    name: string,
    members: readonly LandmarkRow[],
    limit: number,
    reported = 'reported',
  ): Group => ({
    title: `${name}: ${members.filter((row) => row.within).length} of ${members.length} within ${percent(limit)}`,
    rows: members,
    reported,
  })
  return [
    of(
      'Tuned',
      told.filter((row) => row.landmark.tuned),
      TUNED_WITHIN,
    ),
    of(
      'Held out',
      told.filter((row) => !row.landmark.tuned),
      HELD_OUT_WITHIN,
    ),
    of(
      'Courses that nobody took, the model’s own',
      rows.filter(({ modelsOwn }) => modelsOwn),
      HELD_OUT_WITHIN,
      'expected',
    ),
  ].filter((group) => group.rows.length > 0)
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

const measuredText = (row: LandmarkRow): string => quantity(row, row.measured ?? 'never')

function quantity({ landmark }: LandmarkRow, value: number | 'never'): string {
  if (value === 'never') return 'never'
  const tenths = Math.round(value * 10) / 10
  if (landmark.unit === 'minutes') return `${tenths} min`
  if (landmark.unit === 'perSecond') return `${Math.round(value).toLocaleString('en')}/s`
  if (landmark.unit === 'seconds') return `${Math.round(value)} s`
  return landmark.unit === 'share' ? percent(value) : `${Math.round(value * 100) / 100}×`
}

function reportedText(row: LandmarkRow): string {
  const { reported, reportedUpTo } = row.landmark
  const least = quantity(row, reported)
  if (reportedUpTo === undefined) return least
  return reportedUpTo === 'never' ? `${least} or later` : `${least} to ${quantity(row, reportedUpTo)}`
}

function errorText({ relativeError, within, measured }: LandmarkRow): string {
  if (relativeError !== null) return percent(relativeError)
  if (within) return percent(0)
  return measured === null ? 'never reached' : 'came to it'
}
