import { severityLabel } from '../../scenario/index.ts'
import { type CaseFile, type Entry, entriesOf, injectBehind, mineOf } from '../case-file.ts'
import { countOf, item, spell } from '../item.ts'
import { neededLittle } from '../kick-off.ts'
import { type MarkerRule, notObserved, observed } from '../marker-rule.ts'
import { breachAt, firstLasting, levelRange, levelShown } from '../telemetry.ts'
import { wordCount } from '../trainee-text.ts'

/** In doubt the higher level: right, if screens confirm it this soon. */
const AHEAD_SECONDS = 120

export const severity: MarkerRule = {
  marker: 'C1',
  skill: 'C',
  label: 'Severity',
  safetyCritical: 'anyOne',
  table: [
    [1, { declared: 'no' }, 'Customers were hurt and no incident was declared.'],
    [1, { notUnder: 'no', rerated: 'no' }, 'Called too low, and left there.'],
    [2, { notUnder: 'no' }, 'Called too low at first, then corrected.'],
    [2, { inTime: 'no' }, 'Declared later than the policy asks.'],
    [2, { notOver: 'no' }, 'Called more than one level too high for what could be seen.'],
    [2, { rerated: 'no' }, 'The impact grew and the severity did not follow in time.'],
    [2, { honest: 'no' }, 'The severity was lowered while screens still showed the higher one.'],
    [2, { settled: 'no' }, 'The severity was debated.'],
    [4, { exact: 'yes', early: 'yes' }, 'The right level, early.'],
    [3, {}, 'Declared in time at the right level, or one higher while in doubt.'],
  ],
  examine(file) {
    const breach = breachAt(file)
    const declared = entriesOf(file, 'incidentDeclared')[0] ?? null
    if (neededLittle(file)) return notObserved('Screens never showed a level that asks for a commander.')
    if (breach === null && declared === null) return notObserved('No threshold of the policy was passed.')
    if (declared !== null && mineOf(file, 'incidentDeclared').length === 0)
      return notObserved('Somebody else had declared the incident before it was yours.')
    const window = file.policy.windows.declare
    const called = (number: number) => severityLabel(file.policy, number)
    const from = breach?.at ?? declared?.at ?? 0
    if (declared === null && file.endedAt - from < window)
      return notObserved('The drill ended before a declaration was due.')
    const range = declared === null ? null : levelRange(file, declared.at)
    const level = declared?.event.severity ?? null
    const late = declared === null ? null : declared.at - from
    const changes = mineOf(file, 'severityChanged')
    const behind = declared === null ? null : staysBehind(file, declared)
    const lowered = changes.filter((entry) => entry.event.to > entry.event.from)
    const silent = lowered.filter((entry) => {
      const shown = levelRange(file, entry.at)
      return (shown !== null && entry.event.to > shown.least) || wordCount(entry.event.reason) < 3
    })
    const challenges = entriesOf(file, 'messagePosted').filter(
      (entry) => injectBehind(file, entry)?.expects?.kind === 'severityChallenge',
    )
    const shown =
      range === null
        ? 'nothing to go by'
        : range.most === range.least
          ? called(range.most)
          : `${called(range.least)} to ${called(range.most)}`
    const detail = level === null ? 'Not declared.' : `${called(level)}; what was known came to ${shown}.`
    const ground = [...(breach?.cites ?? []), declared]
    return observed(
      item('declared', 'Was an incident declared?', declared !== null, detail, ground),
      item(
        'inTime',
        `Declared within ${spell(window)} of the first page?`,
        late === null ? null : late <= window,
        late === null
          ? 'Not declared.'
          : late < 0
            ? 'Declared before the first page.'
            : `After ${spell(late)}.`,
        ground,
      ),
      item(
        'notUnder',
        'Was the severity no lower than the matrix gives for what was known?',
        level === null || range === null ? null : level <= range.least,
        detail,
        ground,
      ),
      item(
        'notOver',
        'Was it at most one level above that?',
        level === null || range === null ? null : level >= range.most - 1,
        detail,
        ground,
      ),
      item(
        'rerated',
        'Did the severity follow when the impact grew?',
        declared === null ? null : behind === null,
        behind === null ? 'It was never behind for long.' : `Behind from ${spell(behind)} into the drill.`,
        [declared, ...changes],
      ),
      item(
        'honest',
        'Was it lowered only when screens allowed, and with a reason?',
        lowered.length === 0 ? null : silent.length === 0,
        `${countOf(lowered.length, 'lowering')}.`,
        lowered,
      ),
      item(
        'settled',
        'Was the severity set without debate?',
        changes.length <= 1 + lowered.length + 1 &&
          repliesTo(file, challenges) <= 2 * Math.max(1, challenges.length),
        `${countOf(changes.length, 'change')}.`,
        changes,
      ),
      item(
        'exact',
        `Was it the level of what was known then, or within ${spell(AHEAD_SECONDS)}?`,
        level === null || range === null || declared === null
          ? null
          : level >= mostSoon(file, declared.at, range.most) && level <= range.least,
        detail,
        ground,
      ),
      item(
        'early',
        'Declared within half of that time?',
        late === null ? null : late <= window / 2,
        late === null ? 'Not declared.' : `After ${spell(Math.max(0, late))}.`,
        ground,
      ),
    )
  },
}

/** The highest level that screens showed at this moment or shortly after: who calls what is coming has called it right. */
function mostSoon(file: CaseFile, at: number, most: number): number {
  let highest = most
  for (let ahead = 10; ahead <= AHEAD_SECONDS && at + ahead <= file.endedAt; ahead += 10)
    highest = Math.min(highest, levelRange(file, at + ahead)?.most ?? highest)
  return highest
}

/** The first second from which the held severity stayed too low for longer than the policy allows; null = never. */
function staysBehind(file: CaseFile, declared: Entry<'incidentDeclared'>): number | null {
  const changes = mineOf(file, 'severityChanged')
  const heldAt = (at: number) =>
    changes.filter((entry) => entry.at <= at).at(-1)?.event.to ?? declared.event.severity
  const until = entriesOf(file, 'incidentResolved')[0]?.at ?? file.endedAt
  return firstLasting(declared.at, until, file.policy.windows.changeCourse, (at) => {
    const level = levelShown(file, at)
    return level !== null && level < heldAt(at)
  })
}

function repliesTo(file: CaseFile, messages: readonly Entry<'messagePosted'>[]): number {
  const ids = new Set(messages.map((entry) => entry.event.messageId))
  return mineOf(file, 'replied').filter((entry) => ids.has(entry.event.messageId)).length
}
