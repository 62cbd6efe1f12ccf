import type { PostmortemReading } from '../../prose/index.ts'
import type { MachineAction, ScenarioMachine, ScenarioState } from '../machine.ts'
import type { Monitor, RecentChange, VendorPost } from '../scenario.ts'
import type { IncidentKind } from './incident-kind.ts'

/** What a row of the timeline becomes. */
export type RowUse =
  | 'onset'
  | 'change'
  | 'customers'
  | 'provider'
  | 'executives'
  | 'again'
  | 'repair'
  | 'note'

export interface ToldRow {
  readonly line: number
  readonly text: string
  readonly use: RowUse
  /** Second of the drill. */
  readonly at: number
}

export interface Story {
  readonly rows: readonly ToldRow[]
  readonly machine: ScenarioMachine
  readonly monitors: readonly Monitor[]
  readonly vendorPosts: readonly VendorPost[]
  readonly changes: readonly RecentChange[]
  /** Injects that the timeline sends. */
  readonly told: ReadonlySet<string>
  /** How much faster than then; 1 when it was short enough. */
  readonly pace: number
}

const ONSET_SECOND = 60
const LONGEST_MINUTES = 45

const uses: readonly (readonly [RowUse, RegExp])[] = [
  ['again', /\b(?:again|second wave|returned|relapse\w*|once more|came back)\b/i],
  [
    'repair',
    /\b(?:rolled? back|revert\w*|restart\w*|shifted|fail(?:ed)? ?over|stopped|mitigat\w*|resolved|recover\w*|back to normal|fixed|scaled|gone)\b/i,
  ],
  ['provider', /\b(?:provider|vendor|supplier|third[- ]party|health page)\b/i],
  ['executives', /\b(?:director|vp|cto|ceo|coo|executives?|management|board|estimate)\b/i],
  ['customers', /\b(?:customers?|users?|support|tickets?|complain\w*|social media|partners?)\b/i],
  [
    'change',
    /\b(?:deploy\w*|releas\w*|roll(?:ed)?[ -]?out|merged|config\w*|flag|migration|job started|started on|upgrade\w*|maintenance|rotat\w*|expired?)\b/i,
  ],
]
const onsetWords =
  /\b(?:beg[ai]ns?|began|start\w*|onset|errors?|rose|ris\w+|fail\w*|slow\w*|spik\w*|drop\w*|loss|alert\w*|paged)\b/i

/** The timeline as a statechart: the fault at the onset, and beside it what others did and said, in its order. */
export function tellStory(timeline: PostmortemReading['timeline'], kind: IncidentKind): Story {
  const classed = timeline.map((row) => ({ ...row, use: useOf(row.text) }))
  const found = classed.findIndex(({ text, use }) => use !== 'change' && onsetWords.test(text))
  const onset = Math.max(0, found)
  const start = classed[onset]?.minute ?? 0
  const length = (classed.at(-1)?.minute ?? start) - start
  const pace = length > LONGEST_MINUTES ? length / LONGEST_MINUTES : 1
  const rows = classed.map(({ line, text, minute, use }, index): ToldRow => {
    const since = (minute - start) * 60
    const at = Math.round(ONSET_SECOND + (since > 0 ? since / pace : since))
    return { line, text, at, use: index === onset ? 'onset' : use }
  })
  const posts = rows
    .filter(({ use, at }) => use === 'provider' && at > ONSET_SECOND)
    .slice(0, publicPosts.length)
  const vendorPosts = publicPosts.slice(0, posts.length)
  const customers = rows.find(({ use, at }) => use === 'customers' && at > ONSET_SECOND)
  const executives = rows.find(({ use, at }) => use === 'executives' && at > ONSET_SECOND)
  const actionsOf = (row: ToldRow): readonly MachineAction[] => {
    const post = vendorPosts[posts.indexOf(row)]
    if (post !== undefined) return [{ type: 'vendorPosts', params: { postId: post.id, afterSeconds: 0 } }]
    const injectId = row === customers ? 'customers-ask' : row === executives ? 'eta' : null
    return injectId === null ? [] : [{ type: 'scheduleInject', params: { injectId, afterSeconds: 0 } }]
  }
  const told = new Set([...(customers ? ['customers-ask'] : []), ...(executives ? ['eta'] : [])])
  return {
    rows,
    machine: machineOf(
      kind,
      rows.filter(({ at, use }) => at > ONSET_SECOND && use !== 'onset'),
      actionsOf,
    ),
    monitors: [
      { id: 'repaired', event: 'REPAIRED', when: { action: kind.action.id, is: 'inEffect' }, forSeconds: 5 },
    ],
    vendorPosts,
    changes: changesOf(rows),
    told,
    pace,
  }
}

function useOf(text: string): RowUse {
  return uses.find(([, pattern]) => pattern.test(text))?.[0] ?? 'note'
}

function machineOf(
  kind: IncidentKind,
  rows: readonly ToldRow[],
  actionsOf: (row: ToldRow) => readonly MachineAction[],
): ScenarioMachine {
  const impact: ScenarioState = {
    initial: 'failing',
    states: {
      failing: { description: 'Customers are hurt.', on: { REPAIRED: { target: 'repaired' } } },
      repaired: {
        description: 'What hurt them is out of the way; the world recovers as fast as it can.',
        ...(kind.endsWithAction && { entry: [{ type: 'clearFault', params: { faultId: kind.fault.id } }] }),
        type: 'final',
      },
    },
  }
  const begins = { entry: [{ type: 'injectFault', params: { faultId: kind.fault.id } }] } as const
  const live: ScenarioState =
    rows.length === 0
      ? { ...begins, ...impact }
      : { ...begins, type: 'parallel', states: { impact, story: chainOf(rows, actionsOf) } }
  return {
    id: 'incident',
    initial: 'quiet',
    states: {
      quiet: {
        description: 'An ordinary day.',
        after: { [String(ONSET_SECOND * 1000)]: { target: 'live' } },
      },
      live,
    },
  }
}

function chainOf(
  rows: readonly ToldRow[],
  actionsOf: (row: ToldRow) => readonly MachineAction[],
): ScenarioState {
  const states: Record<string, ScenarioState> = {}
  let at = ONSET_SECOND
  let before = 'begun'
  let pending: ScenarioState = { description: 'What others did and said then, in its order.' }
  rows.forEach((row, index) => {
    const name = `row-${index + 1}`
    const delay = Math.max(1, row.at - at) * 1000
    states[before] = { ...pending, after: { [String(delay)]: { target: name } } }
    const entry = actionsOf(row)
    pending = { description: row.text, ...(entry.length > 0 && { entry }) }
    at = Math.max(at + 1, row.at)
    before = name
  })
  states[before] = { ...pending, type: 'final' }
  return { initial: 'begun', states }
}

/** Neutral: what a provider says early gives nothing away. */
const publicPosts: readonly VendorPost[] = [
  { id: 'post-looking', state: 'informational', text: 'We are looking into reports of slower responses.' },
  {
    id: 'post-degraded',
    state: 'degraded',
    text: 'We confirm slower responses for some customers and work on it.',
  },
  { id: 'post-over', state: 'resolved', text: 'Responses are back to normal.' },
]

/** Changes before the onset, told so that nothing is given away; one is always there to be looked at. */
function changesOf(rows: readonly ToldRow[]): readonly RecentChange[] {
  const [first] = rows.filter(({ use, at }) => use === 'change' && at < ONSET_SECOND)
  return [
    {
      id: 'recent-change',
      at: Math.min(-60, first?.at ?? -1500),
      service: 'app',
      title: 'Release of the application',
      detail: 'A weekly release, to all zones. Its checks were green.',
      byRole: 'Release pipeline',
      kind: 'deploy',
    },
    {
      id: 'older-change',
      at: -5400,
      service: 'web',
      title: 'New images on the web front',
      detail: 'Pictures and words, no logic.',
      byRole: 'Web team',
      kind: 'deploy',
    },
  ]
}
