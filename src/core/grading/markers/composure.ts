import type { ToldEntry } from '../../drill/index.ts'
import { checkTone } from '../../prose/index.ts'
import { type CaseFile, type Exchange, exchanges, finishedAt, isMine, mineOf } from '../case-file.ts'
import { countOf, item, spell } from '../item.ts'
import { type MarkerRule, notObserved, observed } from '../marker-rule.ts'
import { median } from '../pace.ts'
import { isMajor, levelShown } from '../telemetry.ts'
import { provenBy } from '../trainee-text.ts'

const FLURRY_SECONDS = 120
const LEAST_ENTRIES = 5
/** An answer sent this soon after something critical came in was being written already. */
const COMPOSING_SECONDS = 20
const PRESSING: ReadonlySet<string> = new Set([
  'override',
  'severityChallenge',
  'etaRequest',
  'wrongRemedy',
  'costObjection',
  'distress',
])

const steady: MarkerRule = {
  marker: 'F1',
  skill: 'F',
  label: 'Steady',
  table: [
    [1, { tone: 'no' }, 'Words that hurt people on the bridge.'],
    [1, { moved: 'no', calmHands: 'no' }, 'Under pressure: first nothing, then everything at once.'],
    [2, { moved: 'no' }, 'Under pressure, longer stillness than the policy allows for a change of course.'],
    [2, { calmHands: 'no' }, 'Under pressure, changes were taken back in a flurry.'],
    [4, { pace: 'yes' }, 'Under pressure you worked at your own pace, in an even tone.'],
    [3, {}, 'An even tone, and you kept moving.'],
  ],
  examine(file) {
    const pressed = exchanges(file).filter(
      (each) =>
        PRESSING.has(each.expects.kind) && each.message.at + file.policy.windows.changeCourse <= file.endedAt,
    )
    const mine = file.log.filter(
      (entry) =>
        isMine(file, entry) && entry.event.kind !== 'drillStarted' && entry.event.kind !== 'selfRated',
    )
    if (pressed.length === 0)
      return notObserved('No pressure came that could be compared with your ordinary pace.')
    if (mine.length < LEAST_ENTRIES) return notObserved('You did too little for an ordinary pace to be seen.')
    const harsh = provenBy(
      mine.filter((entry) => entry.event.kind !== 'lookedAt'),
      checkTone,
      'isAbusive',
      'isBlaming',
      'isShouting',
    )
    const waits = pressed.map((each) => nextAfter(mine, each.message.at, file.endedAt) - each.message.at)
    const frozen = pressed.filter((_, index) => (waits[index] ?? 0) > file.policy.windows.changeCourse)
    const still = stillness(file, mine)
    const undone = mineOf(file, 'actionUndone')
    const flurry = undone.filter(
      (entry) =>
        undone.filter((other) => other.at <= entry.at && entry.at - other.at <= FLURRY_SECONDS).length >= 2,
    )
    const own = median(mine.slice(1).map((entry, index) => entry.at - (mine[index]?.at ?? 0))) ?? 0
    const under = median(waits) ?? 0
    const limit = Math.max(60, 2 * own)
    return observed(
      item(
        'tone',
        'Was the tone even throughout?',
        harsh === null,
        harsh === null ? 'Even.' : 'Not even.',
        [harsh?.entry],
        harsh?.quote,
      ),
      item(
        'moved',
        `Did you act within ${spell(file.policy.windows.changeCourse)} each time?`,
        frozen.length === 0 && still === null,
        still === null
          ? `${countOf(frozen.length, 'freeze')}.`
          : `${spell(still.seconds)} without a word or a deed while customers were hurt.`,
        [...frozen.map((each) => each.message), still?.from],
      ),
      item(
        'calmHands',
        'No flurry of changes taken back?',
        flurry.length === 0,
        `${countOf(undone.length, 'change')} taken back.`,
        flurry,
      ),
      item(
        'pace',
        'Was your pace under pressure near your own?',
        under <= limit,
        `${spell(under)} under pressure; ordinarily ${spell(own)}.`,
        pressed.map((each) => each.message),
      ),
    )
  },
}

/** The longest time of doing nothing at all, twice the policy's patience or more, while screens showed a major incident. */
function stillness(
  file: CaseFile,
  mine: readonly ToldEntry[],
): { readonly from: ToldEntry; readonly seconds: number } | null {
  const { changeCourse } = file.policy.windows
  let longest: { readonly from: ToldEntry; readonly seconds: number } | null = null
  for (const [index, from] of mine.entries()) {
    const seconds = (mine[index + 1]?.at ?? finishedAt(file)) - from.at
    const level = levelShown(file, from.at + changeCourse)
    const major = level !== null && isMajor(file.policy, level)
    if (major && seconds > 2 * changeCourse && seconds > (longest?.seconds ?? 0)) longest = { from, seconds }
  }
  return longest
}

function nextAfter(entries: readonly { readonly at: number }[], at: number, end: number): number {
  return entries.find((entry) => entry.at > at)?.at ?? end
}

const prioritise: MarkerRule = {
  marker: 'F2',
  skill: 'F',
  label: 'Prioritise',
  table: [
    [1, { criticalFirst: 'no', criticalDone: 'no' }, 'The loudest was answered, the most important was not.'],
    [2, { criticalFirst: 'no' }, 'The loudest was answered before the most important.'],
    [2, { criticalDone: 'no' }, 'The most important waited too long.'],
    [4, { parked: 'yes' }, 'The most important first, and the rest visibly parked.'],
    [3, {}, 'The most important came first.'],
  ],
  examine(file) {
    const all = exchanges(file)
    const rivals = all
      .filter((each) => each.expects.importance === 'critical')
      .flatMap((critical) => overlapping(file, critical, all))
    if (rivals.length === 0)
      return notObserved('No two messages of different weight waited at the same time.')
    // Answered this soon, nothing waited: the order of two quick answers says nothing.
    const soon = file.policy.windows.answerCriticalMessage / 3
    const critical = [...new Set(rivals.map((pair) => pair.critical))]
    const lesser = [...new Set(rivals.map((pair) => pair.lesser))]
    const wrong = rivals.filter(
      (pair) =>
        pair.lesser.reply !== null &&
        pair.lesser.reply.at > pair.critical.message.at + COMPOSING_SECONDS &&
        (pair.critical.reply === null ||
          (pair.lesser.reply.at < pair.critical.reply.at &&
            pair.critical.reply.at > pair.critical.message.at + soon)),
    )
    const waited = critical.filter((each) => !each.inTime)
    const parked = lesser.filter((each) => each.reply !== null)
    return observed(
      item(
        'criticalFirst',
        'Was the most important answered first?',
        wrong.length === 0,
        `${countOf(wrong.length, 'time')} the other way round.`,
        wrong.flatMap((pair) => [pair.critical.message, pair.lesser.message, pair.lesser.reply]),
      ),
      item(
        'criticalDone',
        'Was it answered in time?',
        waited.length === 0,
        `${countOf(waited.length, 'answer')} late or missing.`,
        critical.flatMap((each) => [each.message, each.reply]),
      ),
      item(
        'parked',
        'Was the rest parked visibly?',
        parked.length === lesser.length,
        `${parked.length} of ${lesser.length} got a word.`,
        lesser.flatMap((each) => [each.message, each.reply]),
      ),
    )
  },
}

/** Lesser messages that were waiting while a critical one waited. */
function overlapping(file: CaseFile, critical: Exchange, all: readonly Exchange[]) {
  const open = (each: Exchange) =>
    [
      each.message.at,
      each.reply?.at ?? Math.min(file.endedAt, each.message.at + each.expects.answerWithinSeconds),
    ] as const
  const [from, to] = open(critical)
  return all
    .filter((each) => {
      const [start, end] = open(each)
      return each.expects.importance !== 'critical' && start <= to && end >= from
    })
    .map((lesser) => ({ critical, lesser }))
}

export const composureMarkers: readonly MarkerRule[] = [steady, prioritise]
