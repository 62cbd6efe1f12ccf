import type { CommandEntry } from '../command/index.ts'
import type { Drill, DrillSetup } from '../drill/index.ts'
import type { Condition, Problem, Scenario } from '../scenario/index.ts'
import { playCommands, visibleDifference } from './compare-runs.ts'

/** A fault that shows nothing within this time is hidden from whoever has to find it. */
const SHOWS_WITHIN_SECONDS = 2700

/** Commands of one run, to be played again: nobody acting is the empty list. */
export type Course = readonly CommandEntry[]

/**
 * Every fault starts in some course, and is seen: the same course with and without it differ in an alert or in a series
 * of telemetry, beyond noise. And every clue is there to be seen in some course. What a variant inherits from `original`
 * may stay unused, but a fault that starts must be seen.
 */
export function checkSight(
  setup: DrillSetup,
  courses: readonly Course[],
  original: Scenario | null,
): readonly Problem[] {
  const { scenario } = setup
  const played: Drill[] = []
  const runOf = (index: number): Drill => {
    const known = played[index]
    if (known !== undefined) return known
    const drill = playCommands(setup, courses[index] ?? [], scenario.endsAtSecond)
    played[index] = drill
    return drill
  }
  const first = <T>(find: (drill: Drill, course: Course) => T | null): T | null => {
    for (const [index, course] of courses.entries()) {
      const found = find(runOf(index), course)
      if (found !== null) return found
    }
    return null
  }

  const problems: Problem[] = []
  scenario.faults.forEach((fault, index) => {
    const start = first((drill, course) => {
      const at = startOf(drill, fault.id)
      return at === null ? null : { at, course }
    })
    if (start === null) {
      if (original?.faults.some((each) => each.id === fault.id) === true) return
      problems.push({
        path: `$.faults[${index}]`,
        message: `The fault "${fault.id}" never starts, whoever plays.`,
        mend: 'Let the machine start it after a delay or an event that comes, or take it out.',
      })
      return
    }
    const until = Math.min(scenario.endsAtSecond, start.at + SHOWS_WITHIN_SECONDS)
    const withIt = playCommands(setup, start.course, until)
    const withoutIt = playCommands({ ...setup, scenario: without(scenario, fault.id) }, start.course, until)
    if (visibleDifference(withIt, withoutIt) === null)
      problems.push({
        path: `$.faults[${index}]`,
        message: `The fault "${fault.id}" starts at second ${start.at} and no signal shows it: no alert, no series of telemetry moves beyond noise.`,
        mend: 'Make it stronger, put it where requests pass, or take it out.',
      })
  })

  scenario.clues.forEach(({ id, seenAt }, index) => {
    if (isTold(scenario, id) || (seenAt.length > 0 && seenAt.every((place) => needsAction(place.when))))
      return
    if (original?.clues.some((clue) => clue.id === id) === true) return
    if (first((drill) => (typeof drill.state.clues[id]?.availableAt === 'number' ? true : null)) !== null)
      return
    problems.push({
      path: `$.clues[${index}]`,
      message: `No screen ever shows the clue "${id}", whoever plays, and no investigation finds it.`,
      mend: 'Loosen its condition, or let an investigation report it.',
    })
  })
  return problems
}

function startOf(drill: Drill, faultId: string): number | null {
  const entry = drill.state.log.find(
    ({ event }) => event.kind === 'faultStarted' && event.faultId === faultId,
  )
  return entry?.at ?? null
}

/** The same scenario, but the machine never starts that fault. */
function without(scenario: Scenario, faultId: string): Scenario {
  return { ...scenario, machine: strip(scenario.machine, faultId) as Scenario['machine'] }
}

function strip(value: unknown, faultId: string): unknown {
  if (Array.isArray(value))
    return value.filter((each) => !startsFault(each, faultId)).map((each) => strip(each, faultId))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, strip(member, faultId)]))
}

function startsFault(action: unknown, faultId: string): boolean {
  const { type, params } = action as {
    readonly type?: unknown
    readonly params?: { readonly faultId?: unknown }
  }
  return type === 'injectFault' && params?.faultId === faultId
}

function isTold(scenario: Scenario, clueId: string): boolean {
  return scenario.investigations.some(({ findings }) => findings.some(({ clues }) => clues.includes(clueId)))
}

function needsAction(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(needsAction)
  if ('any' in condition) return condition.any.every(needsAction)
  return 'action' in condition && condition.is !== 'never'
}
