import { checkExecutiveAnswer, checkHandoverBrief, checkTakingCommand, checkTone } from '../../prose/index.ts'
import {
  type CaseFile,
  commandFrom,
  type Exchange,
  entriesOf,
  exchanges,
  finishedAt,
  mineOf,
} from '../case-file.ts'
import { peakReports } from '../direct-reports.ts'
import { countOf, item, spell } from '../item.ts'
import { kickOff, neededLittle } from '../kick-off.ts'
import { type MarkerRule, notObserved, observed } from '../marker-rule.ts'
import { hasSentence, provenBy } from '../trainee-text.ts'

const HANDS_ON_LOOKS: ReadonlySet<string> = new Set(['logs', 'traces'])
const HANDS_ON_SHARE = 0.2
const PRESSURE: ReadonlySet<string> = new Set([
  'override',
  'severityChallenge',
  'etaRequest',
  'dataRequest',
  'costObjection',
  'wrongRemedy',
])

const takeCommand: MarkerRule = {
  marker: 'A1',
  skill: 'A',
  label: 'Take command',
  table: [
    [1, { taken: 'no' }, 'Nobody was told who commands.'],
    [2, { inTime: 'no' }, 'Command was taken, but late by the policy.'],
    [2, { named: 'no' }, 'Command was taken without saying so in words that everybody understands.'],
    [4, { roles: 'yes' }, 'Taken at once, announced by role, and the other roles were filled.'],
    [3, {}, 'Taken in time and announced by role.'],
  ],
  examine(file) {
    const start = kickOff(file)
    if (start === null || neededLittle(file)) return notObserved('There was nothing to command.')
    const mine = mineOf(file, 'commandTaken', 'handoverAccepted')
    const taken = mine[0] ?? null
    const window = file.policy.windows.takeCommand
    if (taken === null && file.endedAt - start.at < window)
      return notObserved('The drill ended before command was due.')
    const from = entriesOf(file, 'handoverOffered').find((entry) => entry.event.to === file.seat) ?? start
    const late = taken === null ? null : taken.at - from.at
    const named = provenBy(
      [...mine, ...mineOf(file, 'said', 'internalUpdatePosted').filter(near(taken?.at))],
      checkTakingCommand,
      'announcesRole',
    )
    const roles = mineOf(file, 'roleAssigned')
    return observed(
      item(
        'taken',
        'Did you take command?',
        taken !== null,
        taken === null ? 'Command was never taken.' : 'Command was taken.',
        [taken ?? start],
      ),
      item(
        'inTime',
        `Within ${spell(window)} of the incident's start?`,
        late === null ? null : late <= window,
        late === null
          ? 'Command was not taken.'
          : late <= 0
            ? 'Taken before the declaration.'
            : `Taken after ${spell(late)}.`,
        [from, taken],
      ),
      item(
        'named',
        'Announced with the role in words?',
        taken === null ? null : named !== null,
        named === null ? 'No sentence names the commander.' : 'The announcement names the commander.',
        [named?.entry ?? taken],
        named?.quote,
      ),
      item(
        'roles',
        'Were other roles given to named people?',
        roles.length > 0,
        `${countOf(roles.length, 'role')} given.`,
        roles,
      ),
    )
  },
}

const near = (at: number | undefined) => (entry: { readonly at: number }) =>
  at !== undefined && entry.at >= at - 30 && entry.at <= at + 60

const stayOut: MarkerRule = {
  marker: 'A2',
  skill: 'A',
  label: 'Stay out of the weeds',
  table: [
    [1, { delegated: 'no' }, 'All the work was done with your own hands while nobody coordinated.'],
    [
      1,
      { fixesDelegated: 'no', mostlyDelegated: 'no' },
      'Mostly hands-on, changes included, while others stood by.',
    ],
    [2, { fixesDelegated: 'no' }, 'You made changes yourself although helpers were there.'],
    [2, { share: 'no' }, 'More than a fifth of what you did was work that others could have done.'],
    [4, { operationsLead: 'yes' }, 'Work went to others, through an operations lead.'],
    [3, {}, 'Work went to others; you coordinated.'],
  ],
  examine(file) {
    const joined = entriesOf(file, 'personJoined')[0] ?? null
    const ownFixes = mineOf(file, 'actionApproved').filter((entry) => entry.event.executor === 'self')
    if (joined === null && ownFixes.length === 0)
      return notObserved('No helper had joined, and you changed nothing by hand.')
    const since = joined?.at ?? 0
    const after = (entry: { readonly at: number }) => entry.at >= since
    const looks = mineOf(file, 'lookedAt').filter(
      (entry) => after(entry) && HANDS_ON_LOOKS.has(entry.event.source),
    )
    const fixes = ownFixes.filter(after)
    const handed = [
      ...mineOf(file, 'taskAssigned', 'reportRequested', 'verificationAsked'),
      ...mineOf(file, 'actionApproved').filter((entry) => entry.event.executor !== 'self'),
    ].filter(after)
    const handsOn = looks.length + fixes.length
    const share = handsOn + handed.length === 0 ? 0 : handsOn / (handsOn + handed.length)
    const percent = `${Math.round(share * 100)} % hands-on`
    const lead = mineOf(file, 'roleAssigned').find((entry) => entry.event.role === 'operationsLead')
    return observed(
      item(
        'delegated',
        'Was work given to others?',
        handed.length > 0,
        `${countOf(handed.length, 'piece')} of work given to others.`,
        [joined, ...handed, ...ownFixes],
      ),
      item(
        'fixesDelegated',
        'Once helpers were there, did they make the changes?',
        joined === null ? fixes.length === 0 : fixes.length === 0,
        `${countOf(fixes.length, 'change')} made with your own hands.`,
        fixes,
      ),
      item('mostlyDelegated', 'Was at least half of the work given to others?', share <= 0.5, percent, [
        ...looks,
        ...fixes,
      ]),
      item('share', `Own hands-on share below ${HANDS_ON_SHARE * 100} %?`, share < HANDS_ON_SHARE, percent, [
        ...looks,
        ...fixes,
      ]),
      item(
        'operationsLead',
        'Was somebody made operations lead?',
        lead !== undefined,
        lead === undefined ? 'No operations lead.' : 'An operations lead was named.',
        [lead],
      ),
    )
  },
}

const holdTheLine: MarkerRule = {
  marker: 'A3',
  skill: 'A',
  label: 'Hold the line',
  safetyCritical: 'anyOne',
  table: [
    [1, { kept: 'no' }, 'Pressure from outside the chain of command decided.'],
    [1, { any: 'no' }, 'Those who pressed got no answer at all: the line was not held, it was left alone.'],
    [2, { calm: 'no' }, 'The line was held with words that hurt.'],
    [2, { noPromise: 'no' }, 'Under pressure a time of recovery was promised.'],
    [2, { answered: 'no' }, 'Some who pressed waited too long for an answer.'],
    [2, { sound: 'no' }, 'An answer gave way, or started the debate it should have ended.'],
    [4, { reasons: 'yes' }, 'Everybody who mattered was met in time, with a reason and a way forward.'],
    [3, {}, 'Pressure was met and the plan stood.'],
  ],
  examine(file) {
    const pressed = exchanges(file).filter((each) => PRESSURE.has(each.expects.kind))
    if (pressed.length === 0) return notObserved('Nobody pressed you in this drill.')
    // Noise may be left lying: a commander who answers everybody commands nobody.
    const due = pressed.filter((each) => each.expects.importance !== 'noise')
    const replies = pressed.flatMap((each) => (each.reply === null ? [] : [each.reply]))
    const gaveWay = pressed.filter(
      (each) =>
        (each.expects.kind === 'override' ||
          (each.expects.kind === 'wrongRemedy' && !isResponder(file, each))) &&
        each.reply?.event.stance === 'comply' &&
        !each.sound,
    )
    if (due.length === 0 && replies.length === 0)
      return notObserved('Only noise pressed you in this drill, and noise may wait.')
    const late = due.filter((each) => !each.inTime)
    const met = due.filter((each) => each.reply !== null)
    const unsound = pressed.filter((each) => each.reply !== null && !each.sound)
    const harsh = provenBy(replies, checkTone, 'isAbusive', 'isBlaming', 'isShouting')
    const promise = provenBy(replies, checkExecutiveAnswer, 'givesEta')
    const wordless = replies.filter((reply) => !hasSentence(reply.event.text, 5))
    return observed(
      item(
        'any',
        'Was any pressure answered?',
        replies.length > 0,
        `${replies.length} of ${pressed.length} answered.`,
        [...pressed.map((each) => each.message), ...replies],
      ),
      item(
        'kept',
        'Did the plan stand against overrides and wrong remedies?',
        gaveWay.length === 0,
        `${countOf(gaveWay.length, 'time')} given way.`,
        gaveWay.flatMap((each) => [each.message, each.reply]),
      ),
      item(
        'answered',
        'Was everybody who mattered answered in time?',
        late.length === 0,
        `${countOf(late.length, 'answer')} late or missing.`,
        late.flatMap((each) => [each.message, each.reply]),
      ),
      item(
        'sound',
        'Were all answers sound in stance?',
        replies.length === 0 ? null : unsound.length === 0,
        `${countOf(unsound.length, 'answer')} not sound.`,
        unsound.flatMap((each) => [each.message, each.reply]),
      ),
      item(
        'calm',
        'Were the words respectful?',
        replies.length === 0 ? null : harsh === null,
        harsh === null ? 'Respectful throughout.' : 'Harsh words.',
        [harsh?.entry],
        harsh?.quote,
      ),
      item(
        'noPromise',
        'Did you avoid promising a time of recovery?',
        replies.length === 0 ? null : promise === null,
        promise === null ? 'No time promised.' : 'A time was promised.',
        [promise?.entry],
        promise?.quote,
      ),
      item(
        'reasons',
        'Did every answer carry a reason or a next step?',
        replies.length === 0 ? null : wordless.length === 0 && met.length === due.length,
        `${replies.length - wordless.length} of ${countOf(replies.length, 'answer')} with a sentence that gives one; ${due.length - met.length} of those that mattered not answered.`,
        replies,
      ),
    )
  },
}

/** Advice from those who were called in to give it is no pressure from outside, even when it is wrong. */
function isResponder(file: CaseFile, { message }: Exchange): boolean {
  return file.scenario.cast.some((each) => each.id === message.event.from && each.kind === 'responder')
}

const spanAndRelief: MarkerRule = {
  marker: 'A4',
  skill: 'A',
  label: 'Span and relief',
  table: [
    [1, { swapOpen: 'no' }, 'Command changed hands without brief, read-back or announcement.'],
    [2, { span: 'no' }, 'More people reported to you at once than one person can lead.'],
    [2, { relief: 'no' }, 'The drill went on past the time of relief and nobody was offered any.'],
    [4, { leads: 'yes' }, 'The span stayed small because others led parts of the work.'],
    [3, {}, 'The number of people reporting to you stayed within the policy.'],
  ],
  examine(file) {
    const from = commandFrom(file)
    if (from === null) return notObserved('You did not hold command.')
    const peak = peakReports(file)
    const offered = mineOf(file, 'handoverOffered')
    const length = finishedAt(file) - from
    const reliefDue = length >= file.policy.windows.reliefAfter
    if (peak.present < 3 && offered.length === 0 && !reliefDue)
      return notObserved(
        'Fewer than three people were there and no relief was due; a longer or larger drill shows this.',
      )
    const announced = entriesOf(file, 'commandTransferred').filter((entry) => entry.event.from === file.seat)
    const span = file.policy.spanOfControl
    const leads = mineOf(file, 'roleAssigned')
    const open =
      offered.length === 0
        ? null
        : announced.length > 0 && offered.every((entry) => briefParts(entry.event.brief) >= 2)
    const relieved = mineOf(file, 'personRelieved', 'handoverOffered')
    return observed(
      item(
        'span',
        `At most ${span} direct reports?`,
        peak.people <= span,
        `${peak.people} at the most.`,
        peak.cites,
      ),
      item(
        'leads',
        'Did others lead parts of the work?',
        leads.length >= 2,
        `${countOf(leads.length, 'role')} given.`,
        leads,
      ),
      item(
        'relief',
        'Was relief offered when it was due?',
        reliefDue ? relieved.length > 0 : null,
        reliefDue ? countOf(relieved.length, 'offer') : `Not due: ${spell(length)} in command.`,
        relieved,
      ),
      item(
        'swapOpen',
        'Was the change of command briefed and announced?',
        open,
        open === null
          ? 'Command did not change hands.'
          : open
            ? 'Briefed and announced.'
            : 'Brief or announcement missing.',
        [...offered, ...announced],
      ),
    )
  },
}

export const leadMarkers: readonly MarkerRule[] = [takeCommand, stayOut, holdTheLine, spanAndRelief]

/** How many of status, plan, assignments, risks and next word a brief holds. */
function briefParts(brief: string): number {
  return checkHandoverBrief(brief).filter((check) => check.answer === 'yes').length
}
