import { type Fault, seriesId } from '../../world/index.ts'
import type { ActionEffect } from '../scenario.ts'

/** What sort of thing went wrong, as far as words tell; each sort has a fault in the small cloud and a way to end it. */
export interface IncidentKind {
  readonly id: 'change' | 'store' | 'zone'
  /** How it was told, for the author. */
  readonly because: string
  readonly fault: Fault
  /** Ends when the action is in effect; a zone goes on being bad, out of the way. */
  readonly endsWithAction: boolean
  readonly action: {
    readonly id: string
    readonly label: string
    readonly group: 'change' | 'degrade' | 'traffic'
    readonly description: string
    readonly risk: string
    readonly wayBack: string
    readonly team: 'app' | 'store' | 'platform'
    readonly effects: readonly ActionEffect[]
    readonly undo: readonly ActionEffect[]
  }
  /** Somebody's question that leads there, what they find, and what the evidence says. */
  readonly question: string
  readonly answer: string
  readonly evidence: string
  /** Screen and reading that show it to whoever looks. */
  readonly shown: { readonly subject: string; readonly signal: string; readonly above: number }
  readonly suspects: readonly string[]
  readonly hypothesis: string
}

const words: Readonly<Record<IncidentKind['id'], RegExp>> = {
  change:
    /\b(?:deploy\w*|releas\w*|roll(?:ed)?[ -]?(?:out|back)|revert\w*|version|migration|config\w*|flag|setting|certificate|credential|token|key|secret|expired?|upgrade\w*)\b/gi,
  store:
    /\b(?:database|query|queries|lock\w*|index\w*|replica\w*|connection pool|cache\w*|disk|storage|table|job|report|slow\w*|latenc\w*)\b/gi,
  zone: /\b(?:zones?|availability|network\w*|packet\w*|switch|router|link|rack|power|data cent(?:er|re))\b/gi,
}

const LEAST_SHARE = 0.12
const MOST_SHARE = 0.7
const USUAL_SHARE = 0.35

/** The sort of incident that a text speaks of most; a change when it speaks of none. `share`: of customers hurt. */
export function incidentKind(text: string, share: number | null): IncidentKind {
  const counts = (Object.keys(words) as IncidentKind['id'][]).map((id) => {
    const found = text.match(words[id]) ?? []
    return { id, count: found.length, found: [...new Set(found.map((word) => word.toLowerCase()))] }
  })
  const most = counts.reduce((best, each) => (each.count > best.count ? each : best))
  const because =
    most.count === 0
      ? 'the text names nothing that could be recognised; a change is the commonest trigger'
      : `the text speaks of ${most.found.slice(0, 6).join(', ')}`
  const customersHurt = Math.min(MOST_SHARE, Math.max(LEAST_SHARE, share ?? USUAL_SHARE))
  return { ...kinds[most.count === 0 ? 'change' : most.id](customersHurt), because }
}

type Told = Omit<IncidentKind, 'because'>

/** An intervention that leaves things as they are: what ends the fault is the machine, when the action is in effect. */
const still: readonly ActionEffect[] = [
  { afterSeconds: 0, intervention: { kind: 'setTimeout', link: 'web-app', timeoutMs: 3000 } },
]

const kinds: Readonly<Record<IncidentKind['id'], (customersHurt: number) => Told>> = {
  // Customers try twice, so what they feel is the square.
  change: (customersHurt) => ({
    id: 'change',
    fault: {
      id: 'culprit',
      kind: 'serviceErrors',
      service: 'app',
      errorShare: inHundredths(Math.sqrt(customersHurt)),
      rampSeconds: 60,
    },
    endsWithAction: true,
    action: {
      id: 'take-back-change',
      label: 'Take back the last change of the application',
      group: 'change',
      description: 'Puts the application back to what ran before, one zone after the other.',
      risk: 'Half a zone is away for some seconds; what the change was for is gone until it is mended.',
      wayBack: 'Roll it out again.',
      team: 'app',
      effects: still,
      undo: still,
    },
    question: 'Do errors go with the newest version of the application?',
    answer:
      'Errors come from the application alone, and only from instances with the change of this morning. The store answers as always.',
    evidence: 'Errors come from the application itself, not from what it calls.',
    shown: { subject: 'service/app', signal: seriesId.service('app', 'all', 'errorShare'), above: 0.05 },
    suspects: ['app'],
    hypothesis:
      'My hypothesis, likely but not certain: the application itself makes the errors since its last change; the front is a victim of that, not the cause, and the store is well. If that is right, errors should fall within minutes once the change is taken back.',
  }),
  store: (customersHurt) => ({
    id: 'store',
    fault: {
      id: 'culprit',
      kind: 'serviceSlow',
      service: 'store',
      factor: Math.round(40 + 80 * customersHurt),
      rampSeconds: 60,
    },
    endsWithAction: true,
    action: {
      id: 'stop-heavy-work',
      label: 'Stop the heavy work on the store',
      group: 'degrade',
      description: 'Ends jobs and long queries that others wait for.',
      risk: 'What was stopped has to be run again later.',
      wayBack: 'Start the work again.',
      team: 'store',
      effects: still,
      undo: still,
    },
    question: 'What does the store wait for?',
    answer:
      'The store is slow by itself: long work holds what short requests need. The application only waits for it.',
    evidence: 'The store is slow in itself; the application waits for it.',
    shown: { subject: 'service/store', signal: seriesId.service('store', 'all', 'p99Ms'), above: 300 },
    suspects: ['store'],
    hypothesis:
      'My hypothesis, likely but not certain: the store is slow in itself and the application waits for it: a victim of that, not the cause. If that is right, waiting should end within minutes once the heavy work is stopped.',
  }),
  zone: (customersHurt) => ({
    id: 'zone',
    fault: {
      id: 'culprit',
      kind: 'zoneNetwork',
      zone: 'zone-b',
      addedMs: 700,
      lossShare: Math.min(0.5, customersHurt),
      rampSeconds: 60,
    },
    endsWithAction: false,
    action: {
      id: 'drain-slow-zone',
      label: 'Drain zone-b',
      group: 'traffic',
      description: 'Sends no more traffic through zone-b.',
      risk: 'One zone less: the others run hotter.',
      wayBack: 'Give the zone its traffic again.',
      team: 'platform',
      effects: [{ afterSeconds: 0, intervention: { kind: 'setZoneWeight', zone: 'zone-b', weight: 0 } }],
      undo: [{ afterSeconds: 0, intervention: { kind: 'setZoneWeight', zone: 'zone-b', weight: 1 } }],
    },
    question: 'Does the trouble differ from zone to zone?',
    answer:
      'What fails has one thing in common: it passes through zone-b. The other zones are alike and well.',
    evidence: 'What is slow or fails passes through one zone.',
    shown: { subject: 'zones', signal: seriesId.service('web', 'zone-b', 'p99Ms'), above: 400 },
    suspects: ['zone-b'],
    hypothesis:
      'My hypothesis, likely but not certain: paths through zone-b are slow and lossy, and the services are victims of that, not the cause. If that is right, errors should fall within minutes once the zone is drained.',
  }),
}

const inHundredths = (value: number): number => Math.round(value * 100) / 100
