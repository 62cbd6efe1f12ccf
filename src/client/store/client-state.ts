import type { Command, LookSource } from '../../core/command/index.ts'
import type { SeatView } from '../../core/consoles/index.ts'
import type { ToldEntry } from '../../core/drill/index.ts'
import type { DecisionWeighed, Grade } from '../../core/grading/index.ts'
import type { PostmortemDocument } from '../../core/postmortem/index.ts'
import type { Policy, ScenarioCard, Problem as ScenarioProblem } from '../../core/scenario/index.ts'
import type { KeptScenario, Pace } from '../../core/table/index.ts'
import type { DebriefParagraph, ReplayFrame, Twist } from '../../protocol/analysis.ts'
import type { KeptDrill, KeptLine } from '../../protocol/drill-file-schema.ts'
import type { DrillChoice } from '../../protocol/messages.ts'
import type { Preferences } from './preferences.ts'
import type { SavedDrill } from './saved-drill.ts'
import type { Screen } from './screen-machine.ts'

export type { DebriefParagraph, DrillChoice, KeptDrill, KeptLine, Pace, ReplayFrame, Twist }

/** Something that went wrong, in words a player can act on. */
export interface Problem {
  readonly id: number
  readonly message: string
  readonly mend: string
}

export type DeskTab =
  | 'pages'
  | 'metrics'
  | 'logs'
  | 'traces'
  | 'actions'
  | 'tasks'
  | 'status'
  | 'executives'
  | 'document'
  | 'runbooks'
  | 'changes'
  | 'vendor'
  | 'consoles'
  | 'terminal'

export interface Desk {
  readonly tab: DeskTab
  /** What is open per tab, as last asked with `look`: a dashboard subject, a service, a runbook id … */
  readonly subjects: Readonly<Partial<Record<DeskTab, string>>>
}

export interface PostmortemFiles {
  readonly document: PostmortemDocument
  readonly markdown: string
  readonly html: string
  readonly json: string
  readonly csv: string
}

/** What the analyst has sent so far about the ended drill. */
export interface Analysis {
  readonly status: 'none' | 'running' | 'done' | 'failed'
  readonly grade: Omit<Grade, 'decisions'> | null
  /** The whole log, hidden lines included: the drill is over. */
  readonly log: readonly ToldEntry[]
  readonly debrief: readonly DebriefParagraph[]
  /** Which variant it was; null when the scenario has none, and until the grade is there. */
  readonly twist: Twist | null
  readonly decisions: readonly DecisionWeighed[]
  readonly postmortem: PostmortemFiles | null
  readonly replay: readonly ReplayFrame[]
}

/** A drill that cannot be played on here, with all that is kept of it. */
export interface ReadOnlyDrill {
  readonly kept: KeptDrill
  readonly why: string
  /** Milliseconds since 1970; null where it is not known. */
  readonly savedAtEpochMs: number | null
}

export type CommandOutcome = { readonly ok: true } | { readonly ok: false; readonly problem: string }

export interface ClientState {
  readonly screen: Screen
  readonly scenarios: readonly ScenarioCard[]
  readonly scenariosLoaded: boolean
  /** Scenarios that the player brought, those put away and kept for their drills included. */
  readonly kept: readonly KeptScenario[]
  /** The house rules that the player brought; null = the tower's own. */
  readonly policy: Policy | null
  /** What became of the files that were opened last. */
  readonly opened: readonly OpenedFile[]
  readonly choice: DrillChoice | null
  /** Of the chosen drill, as it will be played: a variant may have another situation. */
  readonly chosenCard: ScenarioCard | null
  /** null until the first view of a drill has arrived. */
  readonly view: SeatView | null
  readonly pace: Pace
  readonly desk: Desk
  readonly drillId: string | null
  /** The second up to which the authority has kept this drill; null while it could not. */
  readonly savedTo: number | null
  /** The drill that is open, if it can only be read. */
  readonly readOnly: ReadOnlyDrill | null
  readonly saved: readonly SavedDrill[]
  readonly problems: readonly Problem[]
  readonly preferences: Preferences
  readonly analysis: Analysis
}

/** A file that the player opened: what it was taken for, and what is wrong with it. */
export interface OpenedFile {
  readonly name: string
  /** Of no use at all, usable with something to mend, or good. */
  readonly state: 'refused' | 'toMend' | 'good'
  readonly summary: string
  readonly problems: readonly ScenarioProblem[]
}

export interface SaveFile {
  readonly name: string
  readonly text: string
}

export interface ClientActions {
  /** Reads preferences and saved drills, asks for the scenarios, and resumes a drill that a reload interrupted. */
  boot(): Promise<void>
  /** The player's own house rules go with it. */
  choose(choice: Omit<DrillChoice, 'policy'>): Promise<void>
  /** Starts the chosen drill. */
  begin(): Promise<void>
  resume(drillId: string): Promise<void>
  removeSaved(drillId: string): Promise<void>
  leave(): void
  send(command: Command): Promise<CommandOutcome>
  setPace(pace: Pace): void
  /** Brings a desk tab to the front without looking at anything new. */
  openDesk(tab: DeskTab): void
  /** Opens something and logs that this seat has seen it; the desk follows. */
  look(source: LookSource, subject: string): void
  /** Ends the drill here. */
  finish(): void
  openDebrief(): void
  openReport(): void
  openPostmortem(): void
  retryFrom(second: number): Promise<void>
  /** The drill that is open as a file, asked of the authority. */
  saveFile(): Promise<SaveFile | null>
  /** A drill kept in this browser as a file, without opening it. */
  saveFileOf(drillId: string): Promise<SaveFile | null>
  openSaveFile(text: string): Promise<void>
  /** Scenarios, house rules or a save file, as dropped or chosen. What became of each is in `opened`. */
  openFiles(files: readonly SaveFile[]): Promise<void>
  dismissOpened(): void
  /** Out of the list; it is kept as long as a saved drill needs it. */
  removeScenario(hash: string): Promise<void>
  /** Back to the tower's own house rules. */
  removePolicy(): void
  /** Parts of this drill's post-mortem as the trainee reworded them, by section. */
  postmortemEdits(): Readonly<Record<string, string>>
  keepPostmortemEdits(edits: Readonly<Record<string, string>>): void
  dismissProblem(id: number): void
  reportProblem(message: string, mend: string): void
  setPreferences(change: Partial<Preferences>): void
}

/** What panels and scenes are given. Draw state, call actions; nothing else crosses. */
export interface ClientStore {
  getState(): ClientState
  /** Called after every change. Returns the way to stop. */
  subscribe(listener: (state: ClientState, previous: ClientState) => void): () => void
  readonly actions: ClientActions
}
