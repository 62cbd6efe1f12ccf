import type { CaseFile } from './case-file.ts'
import { commandFrom, entriesOf } from './case-file.ts'
import type { CommandProfile, MarkerItem, MarkerMark, Rating, SkillLetter, SkillMark } from './grade.ts'
import { holdsBack, type MarkerRule, markOf } from './marker-rule.ts'
import { closeMarkers } from './markers/close.ts'
import { communicateMarkers } from './markers/communicate.ts'
import { composureMarkers } from './markers/composure.ts'
import { decideMarkers } from './markers/decide.ts'
import { knowMarkers } from './markers/know.ts'
import { leadMarkers } from './markers/lead.ts'
import { teamMarkers } from './markers/team.ts'
import { median } from './pace.ts'

const HELD_AT = 2
const MOST_STRENGTHS = 2
const MOST_TARGETS = 2

/** The rubric: seven skills, 23 markers, in order. */
export const markerRules: readonly MarkerRule[] = [
  ...leadMarkers,
  ...knowMarkers,
  ...decideMarkers,
  ...communicateMarkers,
  ...teamMarkers,
  ...composureMarkers,
  ...closeMarkers,
]

export const skillLabels: Readonly<Record<SkillLetter, string>> = {
  A: 'Lead',
  B: 'Know',
  C: 'Decide',
  D: 'Communicate',
  E: 'Team',
  F: 'Composure',
  G: 'Close and learn',
}

/** Marks, skills, strengths and targets: a pure reading of the case file, the same for the same log, byte for byte. */
export function commandProfile(file: CaseFile): CommandProfile {
  const withheld = whyNotGraded(file)
  const markers = markerRules
    .map((rule) => (withheld === null ? markOf(rule, file) : unobserved(rule, withheld)))
    .map((mark) => overridden(mark, file))
  const skills = (Object.keys(skillLabels) as SkillLetter[]).map((skill) => skillMark(skill, markers))
  return { skills, markers, strengths: strengthsOf(markers), targets: targetsOf(markers) }
}

function whyNotGraded(file: CaseFile): string | null {
  if (file.mode === 'shadow') return 'You watched the Chief command: this shows in a drill that you command.'
  if (file.mode === 'assist' && commandFrom(file) === null)
    return 'You held one role and were not given command in this drill.'
  return null
}

/** A facilitator's word stands in place of the rules', with its reason and the line it stands in; the last one counts. */
function overridden(mark: MarkerMark, file: CaseFile): MarkerMark {
  const entry = entriesOf(file, 'markOverridden').findLast(({ event }) => event.marker === mark.marker)
  if (entry === undefined) return mark
  const { rating, reason } = entry.event
  const item: MarkerItem = {
    id: 'facilitator',
    question: 'Did the facilitator set this mark?',
    answer: 'yes',
    detail: `By the rules it was ${mark.rating ?? 'not observed'}.`,
    cites: [entry.id],
    quote: null,
  }
  return {
    ...mark,
    rating: asRating(rating),
    reason: `Set by the facilitator: ${reason}`,
    items: [item, ...mark.items],
  }
}

const asRating = (rating: number | null): Rating | null =>
  rating === null ? null : (Math.round(rating) as Rating)

function unobserved(rule: MarkerRule, reason: string): MarkerMark {
  const { marker, skill, label } = rule
  return { marker, skill, label, rating: null, reason, items: [] }
}

function skillMark(skill: SkillLetter, all: readonly MarkerMark[]): SkillMark {
  const own = all.filter((mark) => mark.skill === skill)
  const ratings = own.map((mark) => mark.rating).filter((rating) => rating !== null)
  const middle = median(ratings)
  const heavy = own.find((mark) =>
    markerRules.some((rule) => rule.marker === mark.marker && holdsBack(rule, mark)),
  )
  const held = middle !== null && heavy !== undefined && middle > HELD_AT
  return {
    skill,
    label: skillLabels[skill],
    rating: held ? HELD_AT : middle,
    observed: ratings.length,
    heldBackBy: held ? heavy.marker : null,
  }
}

function strengthsOf(markers: readonly MarkerMark[]): readonly string[] {
  return ordered(markers, (mark) => -(mark.rating ?? 0))
    .filter((mark) => (mark.rating ?? 0) >= 3)
    .slice(0, MOST_STRENGTHS)
    .map((mark) => mark.marker)
}

/** What to work on: lowest first, safety-critical before the rest. */
function targetsOf(markers: readonly MarkerMark[]): readonly string[] {
  const critical = new Set(
    markerRules.filter((rule) => rule.safetyCritical !== undefined).map((rule) => rule.marker),
  )
  return ordered(markers, (mark) => 2 * (mark.rating ?? 9) - (critical.has(mark.marker) ? 1 : 0))
    .filter((mark) => mark.rating !== null && mark.rating < 4)
    .slice(0, MOST_TARGETS)
    .map((mark) => mark.marker)
}

/** Sorted by a number, and by the order of the rubric where it is equal. */
function ordered(
  markers: readonly MarkerMark[],
  weight: (mark: MarkerMark) => number,
): readonly MarkerMark[] {
  return markers
    .map((mark, index) => ({ mark, index }))
    .sort((a, b) => weight(a.mark) - weight(b.mark) || a.index - b.index)
    .map(({ mark }) => mark)
}
