import type { ToldEntry } from '../drill/index.ts'
import type { Problem, Scenario } from '../scenario/index.ts'

/** What a run of the expert or the talker asks of a player. */
export interface PlayedRun {
  readonly log: readonly ToldEntry[]
  readonly seconds: number
}

/** What the bots' runs say about the claims of the card. */
export interface CardEstimate {
  /** Real minutes, from a player who reads fast to one who takes time. */
  readonly minutes: readonly [number, number]
  /** 1 to 5, before rounding. */
  readonly difficulty: number
  readonly why: string
}

/** Stretches in which a player either watches or lets time run. */
const SLICE_SECONDS = 30
/** Nothing to do or to read: time runs at 10x. Something to read only: 4x. Something to do: as long as it takes. */
const IDLE_PACE = 10
const READING_PACE = 4
/** Real seconds for a command with words, for a look at a screen, and for something that somebody says. */
const WRITE_SECONDS = 9
const LOOK_SECONDS = 4
const READ_SECONDS = 4
/** Fast and slow players around that. */
const SPREAD: readonly [number, number] = [0.75, 1.5]
/** The claim may miss the estimate by this factor, at either end. */
const LENGTH_WITHIN = 1.6
const DIFFICULTY_WITHIN = 1

const read: ReadonlySet<string> = new Set([
  'pageRaised',
  'reportGiven',
  'taskReported',
  'objectionRaised',
  'messagePosted',
  'vendorPosted',
  'verificationReported',
  'actionFailed',
  'triggerFired',
])

/**
 * Length: each half minute of a run costs the real time of what is read and done in it, or what is left of it at the
 * pace a player would choose; the run is the longer of the expert's and the talker's, as most players are slower than
 * the one and busier than the other. Difficulty: 1, and up to 0.8 for each of: people to lead (25 are many), waves (three
 * faults are many), false trails (tempting actions, and remedies or orders that others press for: 12 are many), length
 * (three simulated hours are long), and the pace of harm (half of what doing nothing costs within 20 minutes is fast).
 */
export function estimateCard(
  scenario: Scenario,
  expert: PlayedRun,
  talker: PlayedRun,
  minutesToHalfHarm: number,
): CardEstimate {
  const real = Math.max(realMinutes(expert), realMinutes(talker))
  const people = scenario.cast.filter(({ kind }) => kind === 'responder' || kind === 'stakeholder').length
  const started = new Set(
    expert.log.flatMap(({ event }) => (event.kind === 'faultStarted' ? [event.faultId] : [])),
  )
  const trails =
    scenario.actions.filter((action) => action.tempting === true).length +
    scenario.injects.filter(({ expects }) => expects?.kind === 'wrongRemedy' || expects?.kind === 'override')
      .length
  const points = {
    people: Math.min(1, people / 25),
    waves: Math.min(1, Math.max(0, started.size - 1) / 2),
    'false trails': Math.min(1, trails / 12),
    length: Math.min(1, expert.seconds / 3 / 3600),
    pace: Math.min(1, 20 / Math.max(1, minutesToHalfHarm)),
  }
  const difficulty = 1 + Object.values(points).reduce((sum, each) => sum + each, 0) * 0.8
  return {
    minutes: [real * SPREAD[0], real * SPREAD[1]],
    difficulty,
    why: Object.entries(points)
      .map(([name, value]) => `${name} ${Math.round(value * 10) / 10}`)
      .join(', '),
  }
}

/** The card's claims against the estimate. */
export function checkCard(scenario: Scenario, estimate: CardEstimate): readonly Problem[] {
  const problems: Problem[] = []
  const [from, to] = scenario.expectedMinutes
  const [least, most] = estimate.minutes
  if (from > to || to < least / LENGTH_WITHIN || from > most * LENGTH_WITHIN)
    problems.push({
      path: '$.expectedMinutes',
      message: `The card promises ${from} to ${to} minutes; the bots' runs say about ${Math.round(least)} to ${Math.round(most)}.`,
      mend: `Write [${Math.max(1, Math.round(least))}, ${Math.max(2, Math.round(most))}], or make the incident longer or shorter.`,
    })
  if (Math.abs(estimate.difficulty - scenario.difficulty) > DIFFICULTY_WITHIN)
    problems.push({
      path: '$.difficulty',
      message: `The card says difficulty ${scenario.difficulty}; counted, it is ${Math.round(estimate.difficulty * 10) / 10} (${estimate.why}).`,
      mend: `Write ${Math.min(5, Math.max(1, Math.round(estimate.difficulty)))}, or change what makes it hard.`,
    })
  return problems
}

function realMinutes({ log, seconds }: PlayedRun): number {
  const slices = Math.ceil(seconds / SLICE_SECONDS)
  let real = 0
  for (let slice = 0; slice < slices; slice += 1) {
    const inSlice = log.filter(({ at }) => Math.floor(at / SLICE_SECONDS) === slice)
    const looks = inSlice.filter(({ event }) => event.kind === 'lookedAt').length
    const writes = inSlice.filter(({ by, event }) => by.kind === 'seat' && event.kind !== 'lookedAt').length
    const reads = inSlice.filter(({ event }) => read.has(event.kind)).length
    const work = looks * LOOK_SECONDS + writes * WRITE_SECONDS + reads * READ_SECONDS
    const pace = looks + writes + reads === 0 ? IDLE_PACE : READING_PACE
    real += Math.max(work, SLICE_SECONDS / pace)
  }
  return real / 60
}
