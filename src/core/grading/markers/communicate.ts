import { checkInternalUpdate, checkReadBack, checkTaskAssignment } from '../../prose/index.ts'
import { type CaseFile, entriesOf, exchanges, finishedAt, mineOf } from '../case-file.ts'
import { countOf, item, spell } from '../item.ts'
import { kickOff } from '../kick-off.ts'
import { type MarkerRule, notObserved, observed } from '../marker-rule.ts'
import { longestGap } from '../pace.ts'
import { provenBy, textOf, wordCount } from '../trainee-text.ts'
import { customers } from './customers.ts'

const UPDATE_PARTS = [
  'statesCondition',
  'statesImpact',
  'statesActions',
  'statesNeeds',
  'namesNextUpdate',
] as const
const closedLoop: MarkerRule = {
  marker: 'D1',
  skill: 'D',
  label: 'Closed loop',
  table: [
    [1, { assigned: 'no' }, 'People were there and nobody was given a task.'],
    [
      2,
      { tasks: 'no' },
      'Questions were asked, but nobody was given a piece of work with an outcome and an end.',
    ],
    [2, { named: 'no' }, 'A task was thrown at the whole room.'],
    [2, { boxed: 'no' }, 'Tasks without a time box.'],
    [2, { checked: 'no' }, 'Time boxes ran out and nobody came back to them.'],
    [
      4,
      { outcomes: 'yes', readBack: 'yes' },
      'One person, one outcome, one time box, and what came back was said back.',
    ],
    [3, {}, 'Tasks had one person and a time box, and were followed up.'],
  ],
  examine(file) {
    const tasks = mineOf(file, 'taskAssigned')
    const joined = entriesOf(file, 'personJoined').filter(
      (entry) => entry.at + file.policy.windows.changeCourse <= file.endedAt,
    )
    const vague = provenBy(
      mineOf(file, 'said', 'internalUpdatePosted', 'reportRequested'),
      checkTaskAssignment,
      'asksAnyone',
    )
    if (tasks.length === 0 && joined.length === 0 && vague === null)
      return notObserved('Nobody was there to be given a task.')
    const asked = mineOf(file, 'reportRequested', 'verificationAsked')
    const proofs = mineOf(file, 'verificationAsked')
    const boxed = tasks.filter((entry) => entry.event.timeBoxMinutes !== null)
    const outcomes = tasks.filter((entry) => wordCount(entry.event.outcome) >= 4)
    const expired = entriesOf(file, 'taskBoxExpired').filter(
      (entry) => entry.at + file.policy.windows.taskBoxGrace <= file.endedAt,
    )
    const left = expired.filter(
      (entry) => !followedUp(file, entry.event.taskId, entry.event.personId, entry.at),
    )
    const reports = entriesOf(file, 'taskReported').filter((entry) =>
      tasks.some((task) => task.event.taskId === entry.event.taskId),
    )
    const echo =
      reports.map((report) => echoOf(file, textOf(report), report.at)).find((found) => found !== null) ?? null
    return observed(
      item(
        'assigned',
        'Was anybody given a task?',
        tasks.length + asked.length > 0,
        `${countOf(tasks.length, 'task')}, ${countOf(asked.length, 'question')}.`,
        [...tasks, ...asked, ...(tasks.length + asked.length === 0 ? joined : [])],
      ),
      item(
        'tasks',
        'Was somebody sent to find something out, or to prove it?',
        tasks.length + asked.length === 0 ? null : tasks.length + proofs.length > 0,
        `${countOf(tasks.length + proofs.length, 'task')}.`,
        [...tasks, ...proofs, ...(tasks.length + proofs.length === 0 ? asked : [])],
      ),
      item(
        'named',
        'Was every request made to one named person?',
        vague === null,
        vague === null ? 'No request to the whole room.' : 'A request to the whole room.',
        [vague?.entry],
        vague?.quote,
      ),
      item(
        'boxed',
        'Three quarters of the tasks with a time box?',
        tasks.length === 0 ? null : boxed.length * 4 >= tasks.length * 3,
        `${boxed.length} of ${tasks.length}.`,
        tasks,
      ),
      item(
        'checked',
        'Were expired time boxes followed up?',
        expired.length === 0 ? null : left.length === 0,
        `${expired.length - left.length} of ${expired.length} followed up.`,
        expired,
      ),
      item(
        'outcomes',
        'Did each task say what is wanted?',
        tasks.length === 0 ? null : outcomes.length === tasks.length,
        `${outcomes.length} of ${tasks.length}.`,
        outcomes,
      ),
      item(
        'readBack',
        'Was a result said back or passed on?',
        reports.length === 0 ? null : echo !== null,
        `${countOf(reports.length, 'report')} came back.`,
        [...reports.slice(0, 4), echo?.entry],
        echo?.quote,
      ),
    )
  },
}

function followedUp(file: CaseFile, taskId: string, personId: string, at: number): boolean {
  const until = at + file.policy.windows.taskBoxGrace
  const mine = mineOf(file, 'taskChecked', 'reportRequested', 'taskAssigned', 'said').some((entry) => {
    if (entry.at < at - file.policy.windows.taskBoxGrace || entry.at > until) return false
    const { event } = entry
    if (event.kind === 'taskChecked') return event.taskId === taskId
    return event.kind === 'said' ? event.to === personId : event.personId === personId
  })
  const reported = entriesOf(file, 'taskReported').some(
    (entry) => entry.event.taskId === taskId && entry.at <= until,
  )
  return mine || reported
}

/** Words within five minutes after a report that say it back. */
function echoOf(file: CaseFile, report: string, at: number) {
  const after = mineOf(
    file,
    'said',
    'internalUpdatePosted',
    'hypothesisStated',
    'documentEdited',
    'executivesBriefed',
    'objectionsAsked',
    'actionApproved',
    'optionsListed',
  ).filter((entry) => entry.at >= at && entry.at <= at + file.policy.windows.changeCourse)
  return provenBy(after, (text) => checkReadBack(text, report), 'readsBack')
}

const situationReport: MarkerRule = {
  marker: 'D2',
  skill: 'D',
  label: 'Situation report',
  table: [
    [1, { posted: 'no' }, 'Those who worked with you were told nothing.'],
    [2, { parts: 'no' }, 'Updates left out most of condition, impact, actions, needs and next time.'],
    [2, { cadence: 'no' }, 'Silence longer than the policy allows.'],
    [2, { quiet: 'no' }, 'Updates so often that they became noise.'],
    [2, { executives: 'no' }, 'Executives waited longer than the policy says, or heard from you too often.'],
    [4, { whole: 'yes' }, 'Whole situation reports, in rhythm, in lulls too.'],
    [3, {}, 'Regular updates with what people need.'],
  ],
  examine(file) {
    const start = kickOff(file)
    if (start === null) return notObserved('There was no situation to report.')
    const until = finishedAt(file)
    const { internalCadence, internalCadenceFrom, executiveCadenceFrom, executiveCadenceTo } =
      file.policy.windows
    const updates = mineOf(file, 'internalUpdatePosted')
    if (updates.length === 0 && until - start.at < internalCadence)
      return notObserved('The drill ended before an update was due.')
    const gap = longestGap(updates, start.at, until)
    const noisy = updates.filter(
      (entry, index) => index > 0 && entry.at - (updates[index - 1]?.at ?? 0) < internalCadenceFrom,
    )
    const parts = updates.map((entry) => partsOf(entry.event.text))
    const best = Math.max(0, ...parts)
    const good = parts.filter((count) => count >= 3).length
    const shown = provenBy(updates, checkInternalUpdate, ...UPDATE_PARTS)
    const briefs = mineOf(file, 'executivesBriefed')
    const severity =
      entriesOf(file, 'severityChanged').at(-1)?.event.to ??
      entriesOf(file, 'incidentDeclared')[0]?.event.severity
    const due =
      severity !== undefined &&
      file.policy.severities.find((each) => each.level === severity)?.executives === true &&
      until - start.at > executiveCadenceTo
    const briefGap = longestGap(briefs, start.at, until)
    const tooOften = briefs.filter(
      (entry, index) => index > 0 && entry.at - (briefs[index - 1]?.at ?? 0) < executiveCadenceFrom / 3,
    )
    return observed(
      item(
        'posted',
        'Was any internal update posted?',
        updates.length > 0,
        `${countOf(updates.length, 'update')}.`,
        updates.length > 0 ? updates : [start],
      ),
      item(
        'parts',
        'At least three of the five parts in most of them?',
        updates.length === 0 ? null : good * 2 > updates.length,
        `${good} of ${updates.length} updates; the fullest has ${best} parts.`,
        updates,
        shown?.quote ?? null,
      ),
      item(
        'whole',
        'All five parts in one of them?',
        updates.length === 0 ? null : best === UPDATE_PARTS.length,
        `The fullest has ${best} of ${UPDATE_PARTS.length}.`,
        updates.filter((_, index) => parts[index] === best),
      ),
      item(
        'cadence',
        `Never more than ${spell(internalCadence)} of silence?`,
        updates.length === 0 ? null : gap <= internalCadence,
        `Longest silence ${spell(gap)}.`,
        updates,
      ),
      item(
        'quiet',
        'Not more often than every two minutes?',
        updates.length === 0 ? null : noisy.length < 2,
        `${countOf(noisy.length, 'update')} on the heels of another.`,
        noisy,
      ),
      item(
        'executives',
        'Executives briefed in the rhythm of the policy?',
        due || tooOften.length > 0 ? briefGap <= executiveCadenceTo && tooOften.length === 0 : null,
        due ? `Longest silence ${spell(briefGap)}.` : 'Not due.',
        [...briefs],
      ),
    )
  },
}

const partsOf = (text: string): number =>
  checkInternalUpdate(text).filter(
    (check) => check.answer === 'yes' && UPDATE_PARTS.some((part) => part === check.id),
  ).length

const listen: MarkerRule = {
  marker: 'D4',
  skill: 'D',
  label: 'Listen',
  table: [
    [1, { any: 'no' }, 'Critical information got no answer.'],
    [2, { inTime: 'no' }, 'Critical information waited too long.'],
    [4, { readBack: 'yes' }, 'Critical information was taken up at once and said back.'],
    [3, {}, 'Critical information was taken up in time.'],
  ],
  examine(file) {
    const critical = exchanges(file).filter((each) => each.expects.importance === 'critical')
    if (critical.length === 0) return notObserved('No critical message came in this drill.')
    const answered = critical.filter((each) => each.reply !== null)
    const late = critical.filter((each) => !each.inTime)
    const back = answered.flatMap((each) => {
      const found =
        each.reply === null
          ? null
          : provenBy(
              [each.reply],
              (text) => checkReadBack(text, each.message.event.text),
              'readsBack',
              'asksQuestion',
            )
      return found === null ? [] : [found]
    })
    return observed(
      item(
        'any',
        'Was any critical message answered?',
        answered.length > 0,
        `${answered.length} of ${critical.length}.`,
        critical.flatMap((each) => [each.message, each.reply]),
      ),
      item(
        'inTime',
        'Each in time?',
        late.length === 0,
        `${countOf(late.length, 'answer')} late or missing.`,
        late.flatMap((each) => [each.message, each.reply]),
      ),
      item(
        'readBack',
        'Was what was said repeated or asked back?',
        answered.length === 0 ? null : back.length === critical.length,
        `${back.length} of ${critical.length}.`,
        back.map((found) => found.entry),
        back[0]?.quote ?? null,
      ),
    )
  },
}

export const communicateMarkers: readonly MarkerRule[] = [closedLoop, situationReport, customers, listen]
