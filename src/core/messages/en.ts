import { LEADING } from './en/leading.ts'
import { COLOURED, LINES } from './en/lines.ts'
import { MOMENTS } from './en/moments.ts'
import { REFUSALS, REPORTS, WORK } from './en/reports.ts'
import { TOPICS } from './en/topics.ts'
import type { Language } from './language.ts'

export const english: Language = {
  id: 'en',
  phrases: { ...LINES, ...REPORTS, ...MOMENTS, ...LEADING },
  coloured: COLOURED,
  topics: TOPICS,
  refusals: REFUSALS,
  work: WORK,
  seats: {
    commander: 'incident commander',
    deputy: 'deputy',
    scribe: 'scribe',
    commsLead: 'communications lead',
    operationsLead: 'operations lead',
    observer: 'observer',
    facilitator: 'facilitator',
    chief: 'Fire Chief',
  },
  counted: { minutes: ['# minute', '# minutes'], moreMinutes: ['# more minute', '# more minutes'] },
  lessThanAMinute: 'less than a minute',
  aMinute: 'a minute',
  unknown: 'not known yet',
  nearlyNone: 'less than 1',
  notSet: 'not set',
  noBrief: 'you gave me no brief, I start from the document',
}
