import type { SeatId } from '../../../core/command/index.ts'
import type { DrillMode } from '../../../core/drill/index.ts'
import { trainedSeats } from '../../../core/table/index.ts'
import { seatWords } from '../../store/index.ts'

export type PlayableMode = DrillMode

export interface ModeCard {
  readonly mode: PlayableMode
  readonly name: string
  readonly line: string
}

/** The four steps in which command is learnt, in order. */
export const modeCards: readonly ModeCard[] = [
  {
    mode: 'shadow',
    name: 'Shadow',
    line: 'The Chief commands and thinks aloud. You look, ask, and answer him.',
  },
  { mode: 'assist', name: 'Assist', line: 'You hold one role under him, until he hands you command.' },
  { mode: 'command', name: 'Command', line: 'You command. He watches, and helps when you ask.' },
  { mode: 'exam', name: 'Exam', line: 'You command. No help and no pause.' },
]

/** The roles that can be learnt under the Chief. */
export const assistRoles: readonly { readonly seat: SeatId; readonly name: string }[] =
  trainedSeats.assist.map((seat) => ({ seat, name: seatWords[seat] }))

/** The chair a mode puts the trainee in. */
export function seatOf(mode: PlayableMode, assistRole: string): SeatId {
  const trained = trainedSeats[mode]
  return trained.find((seat) => seat === assistRole) ?? trained[0] ?? 'commander'
}

/** What a mode asks of the trainee, for the briefing. */
export function dutyOf(mode: PlayableMode, seat: SeatId): string {
  const role = assistRoles.find((one) => one.seat === seat)?.name ?? 'Commander'
  switch (mode) {
    case 'shadow':
      return 'You sit beside the Fire Chief. He holds command and says why he does what he does. Open any screen you like; when he asks what you would do, answer before he shows you.'
    case 'assist':
      return `You are the ${role.toLowerCase()} under the Fire Chief. Do that one job well. After a while he briefs you and hands command over: read back, accept, announce it.`
    case 'command':
      return 'From the first page on, command is yours. The Fire Chief watches and speaks up now and then; ask the Mentor whenever you are stuck.'
    case 'exam':
      return 'Nobody helps, the clock does not stop, and the Fire Chief says nothing until it is over.'
  }
}
