import { type PostmortemReading, readPostmortem } from '../prose/index.ts'
import { draftAftermath } from './draft/aftermath.ts'
import { authoringNotes } from './draft/authoring-notes.ts'
import { closingPlays } from './draft/closing-plays.ts'
import { draftActions } from './draft/draft-actions.ts'
import {
  draftAlerts,
  draftClues,
  draftInvestigations,
  draftRunbooks,
  draftVerifications,
} from './draft/draft-evidence.ts'
import { draftInjects } from './draft/draft-injects.ts'
import { incidentKind } from './draft/incident-kind.ts'
import { openingPlays } from './draft/opening-plays.ts'
import { draftCast, draftTeams } from './draft/people.ts'
import { smallCloud } from './draft/small-cloud.ts'
import { tellStory } from './draft/story.ts'
import { turningPlays } from './draft/turning-plays.ts'
import { FAILED } from './draft/when.ts'
import { parseScenario } from './parse-scenario.ts'
import type { Problem } from './problem.ts'
import type { Scenario } from './scenario.ts'

/** A scenario to begin with, the text a player reads before it, and notes on what to decide next. */
export interface ScenarioDraft {
  readonly scenario: Scenario
  readonly briefing: string
  readonly notes: string
}

export type DraftAnswer =
  | ({ readonly ok: true } & ScenarioDraft)
  | { readonly ok: false; readonly problems: readonly Problem[] }

const DEFAULT_MINUTE = 14 * 60
const DEFAULT_DATE = '2026-03-12'
const SHORTEST_SECONDS = 3600

/**
 * A skeleton that can be played, from a post-mortem in Markdown or from nothing. No model reads it: headings, rows with
 * times, factors, action items and figures do. Nobody is named in it.
 */
export function draftScenario(id: string, postmortem: string | null): DraftAnswer {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    return failed(
      'id',
      `"${id}" is no name for a scenario`,
      'use small letters, digits and hyphens: my-incident',
    )
  const reading = postmortem === null ? null : readPostmortem(postmortem)
  const refusal = postmortem === null ? null : unreadable(postmortem, reading)
  if (refusal !== null) return { ok: false, problems: [refusal] }

  const words = reading === null ? '' : [reading.title, reading.summary, ...textsOf(reading)].join('\n')
  const share = reading === null ? null : Math.max(0, ...reading.shares.map((each) => each.share)) || null
  const kind = incidentKind(words, share)
  const story = tellStory(reading?.timeline ?? [], kind)
  const { factors, remedies, leftOut } = draftAftermath(reading)
  const startsAt = (((reading?.startsAtMinute ?? DEFAULT_MINUTE) % 1440) * 60) % 86400
  const last = Math.max(0, ...story.rows.map(({ at }) => at))
  const draft: Scenario = {
    format: 1,
    id,
    title: titleOf(id),
    oneLine: 'Customers say that it fails for some of them. Most screens look well.',
    difficulty: 2,
    expectedMinutes: [10, 20],
    date: reading?.date ?? DEFAULT_DATE,
    briefing: {
      company: 'Your company',
      situation: 'An ordinary day. Customers come as always, and all dashboards are green.',
      yourRole: 'You are the incident commander on call.',
      goodToKnow: [
        'A front, an application and a store run in three zones, alike.',
        'The promise to customers: 99.9 percent of visits served within four seconds, over thirty days.',
        'What you can take back you may try early. What you cannot take back wants evidence.',
      ],
    },
    topology: smallCloud(startsAt),
    warmUpSeconds: 900,
    endsAtSecond: Math.max(SHORTEST_SECONDS, Math.ceil((last + 900) / 60) * 60),
    faults: [kind.fault],
    machine: story.machine,
    monitors: story.monitors,
    alerts: draftAlerts,
    runbooks: draftRunbooks,
    changes: story.changes,
    teams: draftTeams,
    cast: draftCast,
    actions: draftActions(kind),
    investigations: draftInvestigations(kind),
    clues: draftClues(kind),
    injects: draftInjects(story.told),
    vendorPosts: story.vendorPosts,
    verifications: draftVerifications,
    playbook: [...openingPlays(kind), ...turningPlays(kind), ...closingPlays(kind)],
    factors,
    remedies,
    recovered: { truth: FAILED, is: 'below', value: 0.02, forSeconds: 120 },
    secrets: [kind.fault.id],
    sources: (reading?.links ?? [])
      .slice(0, 8)
      .map(({ title, url }) => ({ title, url, usedFor: 'The incident itself.' })),
  }
  const parsed = parseScenario(JSON.parse(JSON.stringify(draft)))
  if (!parsed.ok) return parsed
  const { scenario } = parsed
  return {
    ok: true,
    scenario,
    briefing: briefingOf(scenario),
    notes: authoringNotes(scenario, kind, story, reading, leftOut),
  }
}

function unreadable(postmortem: string, reading: PostmortemReading | null): Problem | null {
  if (postmortem.includes('\0'))
    return { path: 'post-mortem', message: 'is not text', mend: 'give a Markdown file' }
  if (postmortem.trim() === '')
    return { path: 'post-mortem', message: 'is empty', mend: 'give a Markdown file with a timeline' }
  if (
    reading !== null &&
    reading.timeline.length === 0 &&
    reading.factors.length === 0 &&
    reading.actions.length === 0
  )
    return {
      path: 'post-mortem',
      message: 'has no timeline with times, no contributing factors and no action items',
      mend: 'add a heading "Timeline" with rows like "14:06 errors rise", or "Contributing factors" with a list',
    }
  return null
}

const textsOf = ({ timeline, factors }: PostmortemReading): readonly string[] =>
  [...timeline, ...factors].map(({ text }) => text)

/** "checkout-errors" -> "Checkout errors". */
function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ')
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

function briefingOf({ title, briefing, expectedMinutes }: Scenario): string {
  return `# ${title}

**${briefing.company}**. ${briefing.situation}

${briefing.yourRole} You do not repair: you decide, assign, keep people informed, and see that it is really over.

${briefing.goodToKnow.map((line) => `- ${line}`).join('\n')}

A good commander needs ${expectedMinutes.join(' to ')} minutes of real time.
`
}

function failed(path: string, message: string, mend: string): DraftAnswer {
  return { ok: false, problems: [{ path, message, mend }] }
}
