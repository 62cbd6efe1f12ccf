/**
 * Writes the blameless account of a drill from its log, and turns it into text. Promises that the same facts give the
 * same document, that every statement cites log entries, that nobody is blamed (the lint of core/prose passes), and
 * that what people typed is carried as data: quoted and escaped.
 */
export { actionItemsToCsv, postmortemToJson } from './export-data.ts'
export { postmortemToHtml } from './export-html.ts'
export { postmortemToMarkdown } from './export-markdown.ts'
export { postmortemFacts } from './facts-of-drill.ts'
export type {
  ActionItem,
  DecisionRecord,
  PostmortemDocument,
  Statement,
  TimelineRow,
} from './postmortem-document.ts'
export type { PostmortemFacts } from './postmortem-facts.ts'
export { writePostmortem } from './write-postmortem.ts'
