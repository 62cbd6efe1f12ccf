import { createStore } from 'zustand/vanilla'
import type { DrillRecord } from '../../core/drill/index.ts'
import type { DrillArchive, DrillFile, ScenarioShelf } from '../../core/table/index.ts'
import type { AnalystLink } from '../link/analyst-link.ts'
import type { DrillLink } from '../link/drill-link.ts'
import { createAnalysisFeed, noAnalysis } from './analysis-feed.ts'
import type {
  Analysis,
  ClientActions,
  ClientState,
  ClientStore,
  DeskTab,
  OpenedFile,
} from './client-state.ts'
import { hearAuthority } from './hear-authority.ts'
import { createKeeping } from './keeping.ts'
import { takeFile } from './open-files.ts'
import { createOpening } from './opening.ts'
import { keepPolicy, readPolicy } from './own-policy.ts'
import { createOwnScenarios } from './own-scenarios.ts'
import { defaultPreferences, type KeptTexts, readPreferences } from './preferences.ts'
import { createQuestions } from './questions.ts'
import { saveFileFor } from './save-files.ts'
import { nextScreen, type ScreenEvent } from './screen-machine.ts'

export interface ClientPorts {
  readonly drillLink: DrillLink
  readonly analystLink: AnalystLink
  readonly archive: DrillArchive
  readonly shelf: ScenarioShelf
  readonly texts: KeptTexts
  /** A name for a new drill, different every time. */
  readonly newDrillId: () => string
  readonly nowEpochMs: () => number
}

const emptyState: ClientState = {
  screen: 'title',
  scenarios: [],
  scenariosLoaded: false,
  kept: [],
  policy: null,
  opened: [],
  choice: null,
  chosenCard: null,
  view: null,
  pace: 'paused',
  desk: { tab: 'pages', subjects: {} },
  drillId: null,
  savedTo: null,
  readOnly: null,
  saved: [],
  problems: [],
  preferences: defaultPreferences,
  analysis: noAnalysis,
}

const deskOfSource: Readonly<Record<string, DeskTab>> = {
  metrics: 'metrics',
  logs: 'logs',
  traces: 'traces',
  changes: 'changes',
  runbook: 'runbooks',
  vendorPage: 'vendor',
  console: 'consoles',
}

/** The page's one store: the current view assembled from updates, the screen, and the ways to act. */
export function createClientStore(ports: ClientPorts): ClientStore {
  const api = createStore<ClientState>(() => emptyState)
  const { getState, setState, subscribe } = api
  let nextProblem = 1

  const reportProblem = (message: string, mend: string) => {
    if (getState().problems.some((problem) => problem.message === message)) return
    setState({ problems: [...getState().problems.slice(-4), { id: nextProblem++, message, mend }] })
  }
  const move = (event: ScreenEvent) => setState({ screen: nextScreen(getState().screen, event) })
  const keeping = createKeeping(ports, getState, setState, reportProblem)
  const own = createOwnScenarios(ports, getState, setState, reportProblem)
  const questions = createQuestions(ports.drillLink)
  const feed = createAnalysisFeed(
    ports.analystLink,
    own.scenarioOf,
    getState,
    setState,
    reportProblem,
    (outcome) => {
      const { drillId } = getState()
      if (drillId !== null) void keeping.keepOutcome(drillId, outcome)
    },
  )

  const startFresh = (drillId: string) => {
    questions.dropCommands()
    feed.stop()
    setState({
      view: null,
      savedTo: null,
      readOnly: null,
      pace: 'paused',
      drillId,
      analysis: noAnalysis,
      desk: emptyState.desk,
    })
    keeping.setOpenDrill(drillId)
  }

  /** The ended drill goes to whoever grades it. */
  const analyse = async () => {
    const { drillId } = getState()
    const file = await questions.drillFile()
    if (file !== null && getState().drillId === drillId) feed.start(recordIn(file))
  }
  const opening = createOpening({
    drillLink: ports.drillLink,
    keeping,
    own,
    getState,
    move,
    reportProblem,
    startFresh,
  })

  ports.drillLink.listen((message) =>
    hearAuthority(message, {
      getState,
      setState,
      move,
      questions,
      keeping,
      reportProblem,
      analyse: () => void analyse(),
    }),
  )

  const actions: ClientActions = {
    async boot() {
      setState({
        preferences: readPreferences(ports.texts.read('preferences')),
        policy: readPolicy(ports.texts),
      })
      ports.drillLink.send({ kind: 'listScenarios' })
      await Promise.all([keeping.refresh(), own.refresh()])
      const open = keeping.openDrill()
      if (open !== null) await actions.resume(open)
    },
    async choose(wanted) {
      const { policy } = getState()
      const choice = policy === null ? wanted : { ...wanted, policy }
      setState({ choice, chosenCard: null })
      move('chosen')
      const bringing = own.bringFor(choice.brought)
      if (bringing !== null) await bringing
      ports.drillLink.send({ kind: 'prepareDrill', ...choice })
    },
    async begin() {
      const choice = getState().choice
      if (choice === null) return
      const bringing = own.bringFor(choice.brought)
      if (bringing !== null) await bringing
      const drillId = ports.newDrillId()
      startFresh(drillId)
      ports.drillLink.send({ kind: 'startDrill', drillId, ...choice })
      move('begun')
    },
    resume: opening.resume,
    async removeSaved(drillId) {
      await keeping.remove(drillId)
      await own.sweep()
    },
    leave() {
      ports.drillLink.send({ kind: 'setPace', pace: 'paused' })
      keeping.setOpenDrill(null)
      // Grading goes on until another drill is opened: what came of this one is kept beside it.
      move('left')
      void keeping.refresh()
    },
    async send(command) {
      const outcome = await questions.command(command)
      // What somebody says of their own drill is part of what is graded and written up.
      if (outcome.ok && command.kind === 'rateSelf') void analyse()
      return outcome
    },
    setPace: (pace) => ports.drillLink.send({ kind: 'setPace', pace }),
    openDesk: (tab) => setState({ desk: { ...getState().desk, tab } }),
    look(source, subject) {
      const tab = deskOfSource[source]
      if (tab !== undefined) {
        setState({ desk: { tab, subjects: { ...getState().desk.subjects, [tab]: subject } } })
      }
      void actions.send({ kind: 'lookAt', source, subject })
    },
    finish: () => ports.drillLink.send({ kind: 'finish' }),
    openDebrief: () => move('debriefOpened'),
    openReport: () => move('reportOpened'),
    openPostmortem: () => move('postmortemOpened'),
    async retryFrom(second) {
      if (getState().view === null) return
      const drillId = ports.newDrillId()
      startFresh(drillId)
      ports.drillLink.send({ kind: 'retryFrom', drillId, fromSecond: second })
      move('retried')
    },
    async saveFile() {
      const { drillId, view, analysis } = getState()
      if (drillId === null) return null
      const file = view === null ? null : await questions.drillFile()
      return file === null ? actions.saveFileOf(drillId) : saveFileFor(withOutcomeOf(analysis, file))
    },
    async saveFileOf(drillId) {
      const kept = await opening.keptOf(drillId)
      return kept === null ? null : saveFileFor(kept)
    },
    async openSaveFile(text) {
      const found = await questions.contentsOf(text)
      if (found.kind === 'drill') await opening.openFile(ports.newDrillId(), found)
      else reportProblem('This is not a save file of Drill Tower.', 'Choose a file that ends in .drill.json.')
    },
    async openFiles(given) {
      await keeping.refresh()
      const opened: OpenedFile[] = []
      for (const file of given) {
        const told = await takeFile(file, await questions.contentsOf(file.text), {
          scenario: (found) => own.add(found, ports.nowEpochMs()),
          policy(policy) {
            setState({ policy })
            keepPolicy(ports.texts, policy)
          },
          drill: (found) => opening.openFile(ports.newDrillId(), found),
        })
        if (told !== null) opened.push(told)
      }
      setState({ opened })
    },
    dismissOpened: () => setState({ opened: [] }),
    async removeScenario(hash) {
      // Whether a drill needs it is asked of what is saved, not of what was listed when the screen was drawn.
      await keeping.refresh()
      await own.remove(hash)
    },
    removePolicy() {
      setState({ policy: null })
      keepPolicy(ports.texts, null)
    },
    postmortemEdits: () => keeping.edits(getState().drillId),
    keepPostmortemEdits: (edits) => keeping.keepEdits(getState().drillId, edits),
    dismissProblem: (id) =>
      setState({ problems: getState().problems.filter((problem) => problem.id !== id) }),
    reportProblem,
    setPreferences(change) {
      const preferences = { ...getState().preferences, ...change }
      setState({ preferences })
      ports.texts.write('preferences', JSON.stringify(preferences))
    },
  }
  return { getState, subscribe, actions }
}

/** The record alone: grading reads nothing of the words that are kept beside it. */
function recordIn(file: DrillFile): DrillRecord {
  const { title, startsAtUtcSecond, roles, log, grade, report, ...record } = file
  return record
}

/** A file to take away has what came of the drill, as far as that is known. */
function withOutcomeOf({ grade, postmortem }: Analysis, file: DrillFile): DrillFile {
  return grade === null || postmortem === null ? file : { ...file, grade, report: postmortem.markdown }
}
