import { checkClosingNote, lintBlameless } from '../../prose/index.ts'
import { type CaseFile, entriesOf, mineOf } from '../case-file.ts'
import { countOf, item, spell } from '../item.ts'
import { type MarkerRule, notObserved, observed } from '../marker-rule.ts'
import { phrases } from '../phrases.ts'
import { isMajor, levelShown } from '../telemetry.ts'
import { findWords, provenBy, textOf, wordCount } from '../trainee-text.ts'

const verify: MarkerRule = {
  marker: 'G1',
  skill: 'G',
  label: 'Verify',
  safetyCritical: 'anyOne',
  table: [
    [1, { alarms: 'no' }, 'Resolved while alarms were ringing.'],
    [
      1,
      { clear: 'no', path: 'no' },
      'Resolved on hope: signals not clear for long enough, and nobody walked the path of a customer.',
    ],
    [2, { clear: 'no' }, 'Resolved before the signals had been clear for as long as the policy asks.'],
    [2, { path: 'no' }, 'Resolved without anybody walking the path of a customer.'],
    [
      4,
      { wave: 'yes' },
      'Clear for long enough, proven on the customer path, and watched for a second wave.',
    ],
    [3, {}, 'Clear for long enough and proven on the customer path.'],
  ],
  examine(file) {
    const resolved = mineOf(file, 'incidentResolved')[0] ?? null
    if (resolved === null) return notObserved('The incident was not resolved by you in this drill.')
    const needed = file.policy.windows.clearBeforeResolved
    const ringing = stillRinging(file, resolved.at)
    const clearFor = secondsClear(file, resolved.at)
    const passed = entriesOf(file, 'verificationReported').filter(
      (entry) => entry.event.passed && entry.at <= resolved.at,
    )
    const mitigated =
      entriesOf(file, 'incidentMitigated')[0] ?? entriesOf(file, 'actionTookEffect').at(-1) ?? null
    const from = Math.min(mitigated?.at ?? resolved.at, resolved.at - needed)
    const watching = mineOf(
      file,
      'lookedAt',
      'reportRequested',
      'verificationAsked',
      'taskAssigned',
      'triggerSet',
    ).filter((entry) => entry.at >= from && entry.at <= resolved.at)
    return observed(
      item(
        'alarms',
        'Were all alarms quiet?',
        ringing.length === 0,
        `${countOf(ringing.length, 'alarm')} ringing.`,
        [resolved, ...ringing],
      ),
      item(
        'clear',
        `Signals clear for ${spell(needed)}?`,
        clearFor === null ? null : clearFor >= needed,
        clearFor === null ? 'No reading.' : `Clear for ${spell(clearFor)}.`,
        [resolved],
      ),
      item(
        'path',
        'Did somebody walk the path of a customer and find it good?',
        passed.length > 0,
        `${countOf(passed.length, 'check')} passed.`,
        [...passed, resolved],
      ),
      item(
        'wave',
        'Was the recovery watched in the meantime?',
        watching.length >= 2,
        `${countOf(watching.length, 'look or question', 'looks or questions')} while it recovered.`,
        watching,
      ),
    )
  },
}

function stillRinging(file: CaseFile, at: number) {
  const pages = entriesOf(file, 'pageRaised').filter((entry) => entry.at <= at)
  const cleared = entriesOf(file, 'alertCleared').filter((entry) => entry.at <= at)
  return pages.filter(
    (page) => !cleared.some((entry) => entry.event.alertId === page.event.alertId && entry.at >= page.at),
  )
}

/** For how long, up to `at`, screens had shown no level that hurts customers noticeably; null = no reading at all. */
function secondsClear(file: CaseFile, at: number): number | null {
  if (levelShown(file, at) === null) return null
  let clear = 0
  for (let ago = 0; ago <= 2 * file.policy.windows.clearBeforeResolved; ago += 10) {
    const level = levelShown(file, at - ago)
    if (level === null || isMajor(file.policy, level)) break
    clear = ago
  }
  return clear
}

const wrap: MarkerRule = {
  marker: 'G2',
  skill: 'G',
  label: 'Wrap up',
  table: [
    [1, { announced: 'no', owner: 'no' }, 'It ended without a word of what follows and without an owner.'],
    [2, { owner: 'no' }, 'Nobody was named to own the post-mortem.'],
    [2, { announced: 'no' }, 'The end was not said in words that tell people what follows.'],
    [2, { public: 'no' }, 'Customers got no final note.'],
    [
      4,
      { due: 'notNo', cleanUp: 'yes' },
      'Ended in words, owner and date named, what remains named too, customers told.',
    ],
    [3, {}, 'Ended in words, with an owner, and customers told.'],
  ],
  examine(file) {
    const resolved = mineOf(file, 'incidentResolved')[0] ?? null
    if (resolved === null) return notObserved('The incident was not brought to its end by you.')
    const last = mineOf(file, 'incidentResolved', 'incidentClosed', 'internalUpdatePosted', 'said').filter(
      (entry) => entry.at >= resolved.at - 60,
    )
    const announced = provenBy(last, checkClosingNote, 'statesRecovery', 'namesFollowUp', 'thanks')
    const owner = mineOf(file, 'postmortemOwnerNamed').at(-1) ?? null
    const severities = [
      ...entriesOf(file, 'incidentDeclared').map((entry) => entry.event.severity),
      ...entriesOf(file, 'severityChanged').map((entry) => entry.event.to),
    ]
    const allowed = postmortemDays(file, severities)
    const publicPosts = mineOf(file, 'statusPosted')
    const final = publicPosts.find((entry) => entry.event.phase === 'resolved') ?? null
    const needed = severities.some(
      (severity) => file.policy.severities.find((each) => each.level === severity)?.publicNotice === true,
    )
    const remains =
      findWords([...last, ...mineOf(file, 'documentEdited')], phrases.cleanUp) ??
      provenBy(last, checkClosingNote, 'namesFollowUp')
    return observed(
      item(
        'announced',
        'Was the end said in words?',
        announced !== null,
        announced === null ? 'No sentence says that it is over or what follows.' : 'In words.',
        [resolved, announced?.entry],
        announced?.quote,
      ),
      item(
        'owner',
        'Was somebody named to own the post-mortem?',
        owner === null && allowed === null ? null : owner !== null,
        owner !== null
          ? 'An owner was named.'
          : allowed === null
            ? 'The policy asks for no post-mortem at this level.'
            : 'Nobody was named.',
        [owner],
      ),
      item(
        'due',
        allowed === null ? 'Due in time?' : `Due within ${countOf(allowed, 'day')}?`,
        owner === null || allowed === null ? null : owner.event.dueDays <= allowed,
        owner === null ? 'No owner.' : `Due in ${countOf(owner.event.dueDays, 'day')}.`,
        [owner],
      ),
      item(
        'public',
        'Did customers get a final note?',
        needed || publicPosts.length > 0 ? final !== null : null,
        final === null ? 'No final note.' : 'They did.',
        [final],
      ),
      item(
        'cleanUp',
        'Was it said what remains to be done?',
        remains !== null,
        remains === null ? 'No sentence names it.' : 'In words.',
        [remains?.entry],
        remains?.quote,
      ),
    )
  },
}

/** Days that the policy allows for the post-mortem of the most severe level there was; null = it asks for none. */
function postmortemDays(file: CaseFile, severities: readonly number[]): number | null {
  const worst = Math.min(...severities)
  return file.policy.severities.find((row) => row.level === worst)?.postmortemWithinDays ?? null
}

const learn: MarkerRule = {
  marker: 'G3',
  skill: 'G',
  label: 'Learn',
  table: [
    [1, { clean: 'no', full: 'no' }, 'The look back blamed, and left most of it out.'],
    [2, { clean: 'no' }, 'The look back spoke of persons or of what should have been.'],
    [2, { full: 'no' }, 'The look back left out what went well, what was hard or what to change.'],
    [
      4,
      { systemic: 'yes', document: 'yes' },
      'A full, blameless look back with a change to the system, and a document kept on the way.',
    ],
    [3, {}, 'A full and blameless look back.'],
  ],
  examine(file) {
    const rated = mineOf(file, 'selfRated').at(-1) ?? null
    if (rated === null)
      return notObserved(
        'The hot debrief was not held. Your own post-mortem text is not part of the record and is not judged here.',
      )
    const { wentWell, wasHard, wouldChange } = rated.event
    const thin = [wentWell, wasHard, wouldChange].filter((text) => wordCount(text) < 4)
    const notes = mineOf(file, 'documentEdited')
    const finding = [rated, ...notes].flatMap((entry) =>
      lintBlameless(textOf(entry))
        .filter((each) => each.severity === 'error')
        .map((each) => ({ entry, quote: each.quote })),
    )[0]
    const systemic =
      wordCount(wouldChange) >= 5 &&
      !/\b(?:careful|attention|harder|faster next time|try to|remember)\b/i.test(wouldChange)
    return observed(
      item(
        'full',
        'What went well, what was hard, what to change: all three?',
        thin.length === 0,
        `${3 - thin.length} of 3.`,
        [rated],
      ),
      item(
        'clean',
        'Free of blame, hindsight and single causes?',
        finding === undefined,
        finding === undefined ? 'Clean.' : 'Not clean.',
        [finding?.entry],
        finding?.quote ?? null,
      ),
      item(
        'systemic',
        'Is the change one to the system, not to people?',
        systemic,
        systemic ? 'Yes.' : 'It asks people to be different.',
        [rated],
      ),
      item(
        'document',
        'Was the incident document kept on the way?',
        notes.length >= 2,
        `${countOf(notes.length, 'edit')}.`,
        notes,
      ),
    )
  },
}

export const closeMarkers: readonly MarkerRule[] = [verify, wrap, learn]
