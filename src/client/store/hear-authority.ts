import { applyUpdate } from '../../core/table/index.ts'
import type { FromAuthority } from '../../protocol/messages.ts'
import type { ClientState } from './client-state.ts'
import type { Keeping } from './keeping.ts'
import type { Questions } from './questions.ts'
import type { ScreenEvent } from './screen-machine.ts'

export interface Hearing {
  readonly getState: () => ClientState
  readonly setState: (change: Partial<ClientState>) => void
  readonly move: (event: ScreenEvent) => void
  readonly questions: Questions
  readonly keeping: Keeping
  readonly reportProblem: (message: string, mend: string) => void
  /** The drill that is open has ended: grade it. */
  readonly analyse: () => void
}

/** Where a problem arises that leaves nothing to show: the drill that was to be opened is not. */
const OPENING: ReadonlySet<string> = new Set([
  'startDrill',
  'resumeDrill',
  'saved drill',
  'retry',
  'retryFrom',
  'drill worker',
])

/** Takes in one message from the authority. */
export function hearAuthority(message: FromAuthority, hearing: Hearing): void {
  const { getState, setState, keeping, questions } = hearing
  switch (message.kind) {
    case 'scenarios':
      setState({ scenarios: message.cards, scenariosLoaded: true })
      break
    case 'prepared':
      if (getState().screen === 'briefing') setState({ chosenCard: message.card })
      break
    case 'commandResult':
    case 'drillFile':
    case 'fileRead':
      questions.hear(message)
      break
    case 'view':
      hearView(message, hearing)
      break
    case 'saved':
      keeping.heardSaved(message.drillId, message.second)
      break
    case 'ended':
      if (getState().view !== null && message.drillId === getState().drillId) hearing.analyse()
      break
    case 'readOnly':
      hearReadOnly(message, hearing)
      break
    case 'problem':
      hearProblem(message, hearing)
      break
  }
}

type Heard<K extends FromAuthority['kind']> = Extract<FromAuthority, { readonly kind: K }>

function hearView({ update, pace }: Heard<'view'>, { getState, setState, analyse }: Hearing): void {
  const { view } = getState()
  const whole = update !== null && 'whole' in update
  // An update of a drill that was left a moment ago: its first view never came to this one.
  if (view === null && !whole) return
  setState(update === null ? { pace } : { view: applyUpdate(view, update), pace })
  if (whole && update.whole.drill.ended !== null) analyse()
}

function hearReadOnly({ drillId, kept, why }: Heard<'readOnly'>, hearing: Hearing): void {
  const { getState, setState, keeping, move } = hearing
  if (drillId !== getState().drillId) return
  const savedAtEpochMs = keeping.listed(drillId)?.savedAtEpochMs ?? null
  setState({ readOnly: { kept, why, savedAtEpochMs } })
  move('keptOpened')
}

function hearProblem({ where, message, mend }: Heard<'problem'>, hearing: Hearing): void {
  const { getState, keeping, questions, reportProblem, move } = hearing
  if (where === 'archive') keeping.troubled(message, mend)
  else reportProblem(message, mend)
  if (where === 'drill worker') questions.giveUp()
  const { view, readOnly, drillId } = getState()
  if (!OPENING.has(where) || drillId === null || view !== null || readOnly !== null) return
  if (keeping.openDrill() === drillId) keeping.setOpenDrill(null)
  move('openingFailed')
}
