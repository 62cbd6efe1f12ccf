import type { SeatView } from '../../../core/consoles/index.ts'
import type { DrillMode } from '../../../core/drill/index.ts'
import { type ClientState, openChiefQuestion } from '../../store/index.ts'

/** One thing to learn in the room, shown while it matters. */
export interface CoachTip {
  readonly id: string
  readonly title: string
  readonly text: string
  /** What the tip speaks of: a selector of the control room. */
  readonly pointsAt: string
  /** From when on it makes sense; always, when absent. */
  readonly when?: (view: SeatView, state: ClientState) => boolean
  /** The player has done it: no need to read on. Without it, the tip waits for "Next". */
  readonly done?: (view: SeatView, state: ClientState) => boolean
}

const rang = (view: SeatView) => view.pages.length > 0
const answered = (view: SeatView) => view.log.some((entry) => entry.event.kind === 'chiefAnswered')
const commands = (view: SeatView) => view.incident.commander === view.drill.seat
const someoneHere = (view: SeatView) =>
  view.people.some((person) => person.status === 'onBridge' || person.status === 'working')

const time: CoachTip = {
  id: 'time',
  title: 'Time is yours',
  text: 'Space pauses, 1, 2 and 3 set the speed, the full stop runs until something happens. Press ? for all keys.',
  pointsAt: '.paces',
  when: someoneHere,
}
const look: CoachTip = {
  id: 'look',
  title: 'Look for yourself',
  text: 'Open Metrics on the right, then the dashboard “Across zones”. What you have opened counts as what you knew when you decide.',
  pointsAt: '.desk-tab-list',
  when: rang,
  done: (_, state) => state.desk.subjects.metrics !== undefined,
}
const question: CoachTip = {
  id: 'question',
  title: 'The Chief asks you',
  text: 'What would you do? Type it into the box under his question and press Enter. In Shadow the clock waits for you; there is no wrong answer.',
  pointsAt: '.chief-card',
  when: (view) => openChiefQuestion(view) !== null,
  done: answered,
}

const watching: readonly CoachTip[] = [
  {
    id: 'quiet',
    title: 'Your first night',
    text: 'It is quiet. The Fire Chief commands, you sit beside him, and nothing you open can break anything. Press the full stop key, or the marked button: the clock runs on until something happens.',
    pointsAt: '.paces button:last-child',
    done: rang,
  },
  question,
  {
    id: 'channel',
    title: 'The pager rang',
    text: 'Everything said and done appears in the incident channel. Watch in which order the Chief acts: he looks, declares, takes command, calls people. Keep pressing the full stop key.',
    pointsAt: '.channel',
    when: rang,
    done: (view) => view.incident.commandTakenAt !== null,
  },
  look,
  {
    id: 'people',
    title: 'People',
    text: 'Those on the bridge are listed first, with what they work on. Open a name to read who they are. Outlined lines in the channel are their reports.',
    pointsAt: '.people',
    when: someoneHere,
  },
  time,
]

const assisting: readonly CoachTip[] = [
  {
    id: 'handover',
    title: 'The Chief hands over',
    text: 'He has briefed you. Accept command with the button beside his words and say back what you heard: from then on you decide.',
    pointsAt: '.chief-card',
    when: (view) => view.incident.handoverTo === view.drill.seat,
    done: commands,
  },
  {
    id: 'role',
    title: 'You hold one role',
    text: 'The Fire Chief commands, you do your part of it. Press / to see every command of your seat. Until the first page, the full stop key runs on.',
    pointsAt: '.top-tools button:first-child',
    done: rang,
  },
  question,
  look,
  time,
]

const commanding: readonly CoachTip[] = [
  {
    id: 'quiet',
    title: 'You are on call',
    text: 'It is quiet. Press the full stop key, or the marked button: the clock runs on until something happens.',
    pointsAt: '.paces button:last-child',
    done: rang,
  },
  {
    id: 'acknowledge',
    title: 'The pager rang',
    text: 'Press a to acknowledge, so that nobody else is woken. Then look before you act.',
    pointsAt: '.page-alarm',
    when: rang,
    done: (view) => view.pages.some((page) => page.acknowledgedAt !== null),
  },
  look,
  {
    id: 'declare',
    title: 'Say that it is an incident',
    text: 'Press /, type “declare”, choose a severity, press Enter. Every command is found in this way, by a few letters.',
    pointsAt: '.top-tools button:first-child',
    when: rang,
    done: (view) => view.incident.declaredAt !== null,
  },
  {
    id: 'command',
    title: 'Take command out loud',
    text: 'Press / and “take command”, then “open the bridge”, so that people know who decides and where.',
    pointsAt: '.incident-chip',
    when: (view) => view.incident.declaredAt !== null,
    done: (view) => commands(view) && view.incident.bridgeOpenedAt !== null,
  },
  {
    id: 'page',
    title: 'Call people',
    text: 'Open a name on the left and page them: those who run what hurts, and those who speak to customers. They need a minute or three.',
    pointsAt: '.people',
    when: (view) => view.incident.declaredAt !== null,
    done: (view) => view.people.some((person) => person.pagedAt !== null),
  },
  {
    id: 'task',
    title: 'You do not repair, you send',
    text: 'Give somebody on the bridge a task with a time box: open their name and press Task. Their finding comes back in the channel.',
    pointsAt: '.people',
    when: someoneHere,
    done: (view) => view.tasks.length > 0,
  },
  {
    id: 'decide',
    title: 'Decide with a card',
    text: 'Actions, then “Decide …”: write the goal, the signal you expect and by when, and the worst case. Twenty seconds that show later whether you were right.',
    pointsAt: '.desk-tab-list',
    when: (view) => view.tasks.length > 0,
    done: (view) => view.executions.length > 0,
  },
  time,
]

export function tipsFor(mode: DrillMode): readonly CoachTip[] {
  if (mode === 'exam') return []
  return mode === 'shadow' ? watching : mode === 'assist' ? assisting : commanding
}
