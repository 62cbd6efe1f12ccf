import type { IncidentRole } from '../../../core/command/index.ts'
import { LEFT_THE_DRILL } from '../../../protocol/left-the-drill.ts'
import { level, needsText, oneOf, split, type Verbs, withText } from '../verb.ts'

const ROLES: readonly IncidentRole[] = ['deputy', 'scribe', 'commsLead', 'operationsLead']

/** The life of the incident, and the end of the drill. */
export const incidentVerbs: Verbs<
  | 'acknowledgePage'
  | 'declareIncident'
  | 'setSeverity'
  | 'openBridge'
  | 'takeCommand'
  | 'assignRole'
  | 'acceptRole'
  | 'handOverCommand'
  | 'acceptCommand'
  | 'announceHandover'
  | 'markMitigated'
  | 'resolveIncident'
  | 'namePostmortemOwner'
  | 'closeIncident'
  | 'endDrill'
  | 'rateSelf'
> = {
  acknowledgePage: {
    form: 'ack [page]',
    help: 'acknowledge a page (the oldest that rings, if none is named)',
    read: (rest, view) => {
      const pageId = rest || view.pages.find((page) => page.acknowledgedAt === null)?.pageId
      return pageId === undefined ? 'No page is ringing.' : { kind: 'acknowledgePage', pageId }
    },
  },
  declareIncident: {
    form: 'declare <1-5> <summary>',
    help: 'declare an incident with a severity',
    read: (rest) => {
      const [word, summary] = split(rest)
      const severity = level(word)
      if (severity === null) return 'Give a severity from 1 to 5, e.g. declare 2 visits are slow and failing'
      return summary === ''
        ? needsText('what is wrong, in a few words,')
        : { kind: 'declareIncident', severity, summary }
    },
  },
  setSeverity: {
    form: 'severity <1-5> <reason>',
    help: 'change the severity',
    read: (rest) => {
      const [word, reason] = split(rest)
      const severity = level(word)
      return severity === null || reason === ''
        ? 'Give a severity from 1 to 5 and the reason.'
        : { kind: 'setSeverity', severity, reason }
    },
  },
  openBridge: { form: 'bridge', help: 'open the bridge', read: () => ({ kind: 'openBridge' }) },
  takeCommand: {
    form: 'command <announcement>',
    help: 'take command',
    read: withText('who you are and that you command', (announcement) => ({
      kind: 'takeCommand',
      announcement,
    })),
  },
  assignRole: {
    form: `role <person|seat> <${ROLES.join('|')}>`,
    help: 'give somebody a role',
    read: (rest) => {
      const [personId, word] = split(rest)
      const role = oneOf(word, ROLES)
      return role === null
        ? `Give a person and a role: ${ROLES.join(', ')}.`
        : { kind: 'assignRole', personId, role }
    },
  },
  acceptRole: {
    form: 'accept-role <text>',
    help: 'take on the role you were given, in your own words',
    read: withText('what you take on', (text) => ({ kind: 'acceptRole', text })),
  },
  handOverCommand: {
    form: 'handover <person|seat> <brief>',
    help: 'offer somebody command, with a brief',
    read: (rest) => {
      const [to, brief] = split(rest)
      return brief === '' ? needsText('the brief') : { kind: 'handOverCommand', to, brief }
    },
  },
  acceptCommand: {
    form: 'accept <read-back>',
    help: 'accept command, reading the brief back',
    read: withText('the brief in your own words', (readBack) => ({ kind: 'acceptCommand', readBack })),
  },
  announceHandover: {
    form: 'announce <text>',
    help: 'announce the handover that was acknowledged',
    read: withText('who commands now', (text) => ({ kind: 'announceHandover', text })),
  },
  markMitigated: {
    form: 'mitigated <text>',
    help: 'customers no longer feel it',
    read: withText('why you think so', (text) => ({ kind: 'markMitigated', text })),
  },
  resolveIncident: {
    form: 'resolve <text>',
    help: 'it is over and proven',
    read: withText('what was verified', (text) => ({ kind: 'resolveIncident', text })),
  },
  namePostmortemOwner: {
    form: 'owner <person|you> <days>',
    help: 'name the owner of the post-mortem',
    read: (rest, view) => {
      const [who, days] = split(rest)
      const personId = who === 'you' ? view.drill.seat : who
      return Number(days) > 0
        ? { kind: 'namePostmortemOwner', personId, dueDays: Number(days) }
        : 'Give the owner and the days until it is due.'
    },
  },
  closeIncident: {
    form: 'close <text>',
    help: 'end the incident and the drill',
    read: withText('the closing words', (text) => ({ kind: 'closeIncident', text })),
  },
  endDrill: {
    form: 'quit [reason]',
    help: 'end the drill here; it is graded as it stands',
    read: (rest) => ({ kind: 'endDrill', reason: rest || LEFT_THE_DRILL }),
  },
  rateSelf: {
    form: 'rate A=3 B=2 … | what went well | what was hard | what I would change',
    help: 'after the end: your own rating, 1 to 4 by skill letter, A to G, and three sentences',
    read: (rest) => {
      const [marks = '', wentWell = '', wasHard = '', wouldChange = ''] = rest
        .split('|')
        .map((each) => each.trim())
      const pairs = [...marks.matchAll(/([A-G])=([1-4])/g)].map(([, skill, mark]) => [skill, Number(mark)])
      return pairs.length === 0
        ? 'Give at least one skill, e.g. A=3.'
        : { kind: 'rateSelf', ratings: Object.fromEntries(pairs), wentWell, wasHard, wouldChange }
    },
  },
}
