import { checkReadBack, checkTaskAssignment } from '../../prose/index.ts'
import { type CaseFile, castMember, type Entry, entriesOf, exchanges, mineOf } from '../case-file.ts'
import { countOf, item, spell } from '../item.ts'
import { kickOff, neededLittle } from '../kick-off.ts'
import { type MarkerRule, notObserved, observed } from '../marker-rule.ts'
import { phrases } from '../phrases.ts'
import { findWords, provenBy, spokenSentences, wordCount } from '../trainee-text.ts'

const EVERYBODY_SHARE = 0.75
const CROWD = 4

const rightPeople: MarkerRule = {
  marker: 'E1',
  skill: 'E',
  label: 'Right people',
  table: [
    [1, { paged: 'no' }, 'You stayed alone with it.'],
    [1, { notEverybody: 'no' }, 'Everybody was paged, whoever they were.'],
    [2, { owners: 'no' }, 'The team whose alert it was did not hear from you in time.'],
    [2, { measured: 'no' }, 'More people were paged at once than one person can lead.'],
    [
      4,
      { reasons: 'yes', vendor: 'notNo' },
      'The owners, in time, each told why; the vendor with the impact.',
    ],
    [3, {}, 'The owners were there in time, and not the whole company.'],
  ],
  examine(file) {
    const start = kickOff(file)
    if (start === null || neededLittle(file)) return notObserved('There was nobody who had to be called.')
    const window = file.policy.windows.declare
    const paged = mineOf(file, 'personPaged')
    if (paged.length === 0 && file.endedAt - start.at < window)
      return notObserved('The drill ended before anybody had to be paged.')
    const people = new Set(paged.map((entry) => entry.event.personId))
    const early = new Set(
      paged.filter((entry) => entry.at <= start.at + 2 * window).map((entry) => entry.event.personId),
    )
    const alerting = new Set(
      entriesOf(file, 'pageRaised')
        .filter((entry) => entry.at <= start.at + window)
        .map((entry) => entry.event.team),
    )
    const owner = [...entriesOf(file, 'personPaged', 'personJoined')].find(
      (entry) =>
        alerting.has(castMember(file, entry.event.personId)?.team ?? '') && entry.at <= start.at + window,
    )
    const callable = file.scenario.cast.filter((member) => member.kind !== 'customer').length
    const vendors = file.scenario.cast.filter((member) => member.kind === 'vendor')
    const vendor = paged.filter((entry) => castMember(file, entry.event.personId)?.kind === 'vendor')
    const told = paged.filter((entry) => wordCount(entry.event.reason) >= 4)
    return observed(
      item(
        'paged',
        'Was anybody called in?',
        people.size > 0,
        `${countOf(people.size, 'person', 'people')} paged.`,
        people.size > 0 ? paged : [start],
      ),
      item(
        'owners',
        `The alerting team within ${spell(window)}?`,
        people.size === 0 || alerting.size === 0 ? null : owner !== undefined,
        owner === undefined
          ? `Nobody of ${[...alerting].sort((a, b) => (a < b ? -1 : 1)).join(', ')} in time.`
          : 'They were called in time.',
        [start, owner],
      ),
      item(
        'notEverybody',
        'Not everybody at once?',
        people.size === 0 ? null : early.size < callable * EVERYBODY_SHARE,
        `${early.size} of ${callable} within ${spell(2 * window)}.`,
        paged,
      ),
      item(
        'measured',
        'No more at once than the span of control allows?',
        people.size === 0 ? null : early.size <= file.policy.spanOfControl + 2,
        `${early.size} within ${spell(2 * window)}.`,
        paged,
      ),
      item(
        'reasons',
        'Were they told why?',
        people.size === 0 ? null : told.length * 4 >= paged.length * 3,
        `${told.length} of ${paged.length} with a reason in words.`,
        told,
      ),
      item(
        'vendor',
        'Was the vendor called in with the impact?',
        vendors.length === 0 || people.size === 0
          ? null
          : vendor.some((entry) => wordCount(entry.event.reason) >= 4),
        vendors.length === 0
          ? 'No vendor in this drill.'
          : `${countOf(vendor.length, 'page')} to the vendor.`,
        vendor,
      ),
    )
  },
}

const releaseAndCare: MarkerRule = {
  marker: 'E2',
  skill: 'E',
  label: 'Release and care',
  table: [
    [1, { distress: 'no', released: 'notYes' }, 'Somebody in distress was left alone with it.'],
    [2, { distress: 'no' }, 'Somebody in distress was left alone with it.'],
    [2, { released: 'no' }, 'Everybody was held to the end.'],
    [2, { staying: 'no' }, 'People were sent home without saying who stays.'],
    [4, { quiet: 'yes' }, 'People were released by saying who stays, and the quiet ones were asked.'],
    [3, {}, 'People who were no longer needed could go; who was worn out was seen.'],
  ],
  examine(file) {
    const joined = entriesOf(file, 'personJoined')
    const calls = exchanges(file).filter((each) => each.expects.kind === 'distress')
    const mitigated = entriesOf(file, 'incidentMitigated', 'incidentResolved')[0] ?? null
    const crowd = joined.length >= CROWD && mitigated !== null
    if (!crowd && calls.length === 0)
      return notObserved(
        'Fewer than four people were there when the worst was over, and nobody was in distress.',
      )
    const out = mineOf(file, 'peopleStoodDown', 'personRelieved')
    const lonely = calls.filter(
      (each) =>
        !each.inTime &&
        !out.some(
          (entry) => entry.event.kind === 'personRelieved' && entry.event.personId === each.inject.from,
        ),
    )
    const unsaid = out.filter(
      (entry) => entry.event.kind === 'peopleStoodDown' && !namesSomebody(file, entry.event.staying),
    )
    const quiet = invitedQuiet(file)
    return observed(
      item(
        'released',
        'Were people released before the end?',
        crowd ? out.length > 0 : null,
        `${countOf(joined.length, 'person', 'people')} joined, ${countOf(out.length, 'release')}.`,
        [...out, mitigated],
      ),
      item(
        'staying',
        'By saying who stays?',
        out.length === 0 ? null : unsaid.length === 0,
        `${out.length - unsaid.length} of ${out.length}.`,
        out,
      ),
      item(
        'distress',
        'Was somebody in distress answered?',
        calls.length === 0 ? null : lonely.length === 0,
        `${countOf(calls.length, 'call')}, ${lonely.length} unanswered.`,
        calls.flatMap((each) => [each.message, each.reply]),
      ),
      item(
        'quiet',
        'Was somebody asked who had not spoken?',
        quiet !== null,
        quiet === null ? 'Nobody silent was asked.' : 'Yes.',
        [quiet],
      ),
    )
  },
}

/** Words that say who stays: a role, a team, an id of the cast, or "I". */
function namesSomebody(file: CaseFile, text: string): boolean {
  const said = spokenSentences(text).join(' ').toLowerCase()
  if (/\b(?:i|we|me|you)\b/.test(said)) return true
  return file.scenario.cast.some((member) =>
    [member.id, member.shortRole, member.role, member.team].some((name) => said.includes(name.toLowerCase())),
  )
}

/** A request for a report from somebody who had been there for two minutes and said nothing of their own. */
function invitedQuiet(file: CaseFile): Entry<'reportRequested'> | null {
  const joined = entriesOf(file, 'personJoined')
  return (
    mineOf(file, 'reportRequested').find((ask) => {
      const { personId } = ask.event
      const came = joined.find((entry) => entry.event.personId === personId)
      if (came === undefined || ask.at - came.at < 120) return false
      return !entriesOf(file, 'taskReported', 'reportGiven', 'objectionRaised', 'taskAccepted').some(
        (entry) => entry.event.personId === personId && entry.at < ask.at,
      )
    }) ?? null
  )
}

const acrossTeams: MarkerRule = {
  marker: 'E3',
  skill: 'E',
  label: 'Across teams',
  table: [
    [1, { aligned: 'no', parallel: 'no' }, 'Another team was left out while changes ran into each other.'],
    [2, { parallel: 'no' }, 'Changes of the same kind ran at once through different hands.'],
    [2, { aligned: 'no' }, 'The vendor or partner team did not hear what you needed.'],
    [
      4,
      { goal: 'yes' },
      'The other team knew the goal and its contact, and changes came one after the other.',
    ],
    [3, {}, 'The other team was in the picture and changes did not collide.'],
  ],
  examine(file) {
    const outside = new Set(
      file.scenario.cast
        .filter(
          (member) =>
            member.kind === 'vendor' || (member.personality === 'partner' && member.kind !== 'responder'),
        )
        .map((member) => member.id),
    )
    const contact = entriesOf(file, 'personJoined', 'messagePosted').filter((entry) =>
      outside.has(entry.event.kind === 'personJoined' ? entry.event.personId : entry.event.from),
    )
    if (contact.length === 0)
      return notObserved('No vendor or partner team took part; a drill with a partner team shows this.')
    const words = mineOf(file, 'said', 'reportRequested', 'taskAssigned', 'personPaged', 'replied').filter(
      (entry) => spokenTo(file, entry, outside),
    )
    const goal =
      findWords(words, phrases.sharesGoal) ??
      provenBy(words, checkTaskAssignment, 'namesOutcome') ??
      answeredBack(file, outside)
    const collisions = collide(file)
    return observed(
      item(
        'aligned',
        'Did they hear from you?',
        words.length > 0,
        `${countOf(words.length, 'word')} to them.`,
        [...contact, ...words],
      ),
      item(
        'parallel',
        'Did changes of one kind come one after the other?',
        collisions.length === 0,
        `${countOf(collisions.length, 'collision')}.`,
        collisions,
      ),
      item(
        'goal',
        'Did they hear what you are trying to reach?',
        goal !== null,
        goal === null ? 'No sentence says it.' : 'In words.',
        [goal?.entry],
        goal?.quote,
      ),
    )
  },
}

function spokenTo(
  file: CaseFile,
  entry: Entry<'said' | 'reportRequested' | 'taskAssigned' | 'personPaged' | 'replied'>,
  people: ReadonlySet<string>,
): boolean {
  const { event } = entry
  if (event.kind === 'said') return event.to !== null && people.has(event.to)
  if (event.kind !== 'replied') return people.has(event.personId)
  const message = entriesOf(file, 'messagePosted').find((each) => each.event.messageId === event.messageId)
  return message !== undefined && people.has(message.event.from)
}

function answeredBack(file: CaseFile, people: ReadonlySet<string>) {
  for (const { reply, message } of exchanges(file)) {
    if (reply === null || !people.has(message.event.from)) continue
    const found = provenBy([reply], (text) => checkReadBack(text, message.event.text), 'readsBack')
    if (found !== null) return found
  }
  return null
}

/** Approvals while a change of the same group was still under way in other hands. */
function collide(file: CaseFile): readonly Entry<'actionApproved'>[] {
  const actions = mineOf(file, 'actionApproved')
  const groupOf = (entry: Entry<'actionApproved'>) =>
    file.scenario.actions.find((each) => each.id === entry.event.actionId)?.group
  const doneAt = (entry: Entry<'actionApproved'>) =>
    entriesOf(file, 'actionTookEffect', 'actionFailed', 'actionUndone').find(
      (each) => each.event.executionId === entry.event.executionId,
    )?.at ?? file.endedAt
  return actions.filter((entry, index) =>
    actions
      .slice(0, index)
      .some(
        (before) =>
          groupOf(before) === groupOf(entry) &&
          before.event.executor !== entry.event.executor &&
          doneAt(before) > entry.at,
      ),
  )
}

export const teamMarkers: readonly MarkerRule[] = [rightPeople, releaseAndCare, acrossTeams]
