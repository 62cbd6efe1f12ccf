import type { PostmortemDocument } from './postmortem-document.ts'

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const record = value as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    Object.keys(record)
      .sort((a, b) => (a < b ? -1 : 1))
      .map((key) => [key, sorted(record[key])]),
  )
}

/** The document as indented JSON with its keys in order: the same document, the same bytes. */
export function postmortemToJson(document: PostmortemDocument): string {
  return `${JSON.stringify(sorted(document), null, 2)}\n`
}

/** A cell after RFC 4180. A leading sign that a spreadsheet would run as a formula is made text. */
function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line an action item, for an issue tracker. */
export function actionItemsToCsv(document: PostmortemDocument): string {
  const incident = document.incident ?? document.title
  const rows = [
    ['Incident', 'Id', 'Summary', 'Kind', 'Priority', 'Owner', 'Due date', 'Done when'],
    ...document.actions.map((item) => [
      incident,
      item.id,
      item.text,
      item.kind,
      item.priority,
      item.ownerRole,
      item.due,
      item.doneWhen,
    ]),
  ]
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}
