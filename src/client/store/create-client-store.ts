import { createStore } from 'zustand/vanilla'
import type { DrillArchive, DrillRecord } from '../../core/drill/index.ts'
import type { AnalystLink } from '../link/analyst-link.ts'
import type { DrillLink } from '../link/drill-link.ts'
import { createAnalysisFeed, noAnalysis } from './analysis-feed.ts'
import type {
  ClientActions,
  ClientState,
  ClientStore,
  CommandOutcome,
  DeskTab,
  SaveFile,
} from './client-state.ts'
import { hearAuthority } from './hear-authority.ts'
import { createKeeping } from './keeping.ts'
import { defaultPreferences, type KeptTexts, readPreferences } from './preferences.ts'
import { nextScreen, type ScreenEvent } from './screen-machine.ts'

export interface ClientPorts {
  readonly drillLink: DrillLink
  readonly analystLink: AnalystLink
  readonly archive: DrillArchive
  readonly texts: KeptTexts
  /** A name for a new drill, different every time. */
  readonly newDrillId: () => string
}

const emptyState: ClientState = {
  screen: 'title',
  scenarios: [],
  scenariosLoaded: false,
  choice: null,
  view: null,
  pace: 'paused',
  desk: { tab: 'pages', subjects: {} },
  drillId: null,
  record: null,
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
}

const saveFileFor = (record: DrillRecord): SaveFile => ({
  name: `${record.scenarioId}-seed-${record.seed}-${record.playedTo}s.drill.json`,
  text: `${JSON.stringify(record, null, 1)}\n`,
})

/** The page's one store: the current view assembled from patches, the screen, and the ways to act. */
export function createClientStore(ports: ClientPorts): ClientStore {
  const api = createStore<ClientState>(() => emptyState)
  const { getState, setState, subscribe } = api
  const waiting = new Map<number, (outcome: CommandOutcome) => void>()
  let nextRequest = 1
  let nextProblem = 1

  const reportProblem = (message: string, mend: string) => {
    if (getState().problems.some((problem) => problem.message === message)) return
    setState({ problems: [...getState().problems.slice(-4), { id: nextProblem++, message, mend }] })
  }
  const move = (event: ScreenEvent) => setState({ screen: nextScreen(getState().screen, event) })
  const keeping = createKeeping(ports, getState, setState, reportProblem)
  const feed = createAnalysisFeed(ports.analystLink, getState, setState, reportProblem)

  const startFresh = (drillId: string) => {
    for (const settle of waiting.values()) settle({ ok: false, problem: 'The drill was left.' })
    waiting.clear()
    feed.stop()
    setState({
      view: null,
      record: null,
      pace: 'paused',
      drillId,
      analysis: noAnalysis,
      desk: emptyState.desk,
    })
    keeping.setOpenDrill(drillId)
  }

  ports.drillLink.listen((message) =>
    hearAuthority(message, {
      getState,
      setState,
      waiting,
      reportProblem,
      keep: keeping.keep,
      analyse: feed.start,
    }),
  )

  const actions: ClientActions = {
    async boot() {
      setState({ preferences: readPreferences(ports.texts.read('preferences')) })
      ports.drillLink.send({ kind: 'listScenarios' })
      await keeping.refresh()
      const open = keeping.openDrill()
      if (open !== null) await actions.resume(open)
    },
    choose(choice) {
      setState({ choice })
      ports.drillLink.send({ kind: 'prepareDrill', ...choice })
      move('chosen')
    },
    begin() {
      const choice = getState().choice
      if (choice === null) return
      startFresh(ports.newDrillId())
      ports.drillLink.send({ kind: 'startDrill', ...choice })
      move('begun')
    },
    async resume(drillId) {
      const record = await keeping.load(drillId)
      if (record === null) return
      startFresh(drillId)
      setState({ record })
      ports.drillLink.send({ kind: 'resumeDrill', record })
      setState({ screen: record.ended ? 'debrief' : 'drill' })
      if (record.ended) feed.start(record)
    },
    removeSaved: keeping.remove,
    leave() {
      ports.drillLink.send({ kind: 'setPace', pace: 'paused' })
      keeping.setOpenDrill(null)
      feed.stop()
      move('left')
      void keeping.refresh()
    },
    send(command) {
      const requestId = nextRequest++
      return new Promise((settle) => {
        waiting.set(requestId, settle)
        ports.drillLink.send({ kind: 'command', requestId, command })
      })
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
    retryFrom(second) {
      const { record } = getState()
      if (record === null) return
      startFresh(ports.newDrillId())
      ports.drillLink.send({ kind: 'retryFrom', record, fromSecond: second })
      move('retried')
    },
    saveFile() {
      const { record } = getState()
      return record === null ? null : saveFileFor(record)
    },
    async saveFileOf(drillId) {
      const record = await keeping.load(drillId)
      return record === null ? null : saveFileFor(record)
    },
    openSaveFile(text) {
      const record = keeping.parse(text)
      if (record === null) return
      startFresh(ports.newDrillId())
      setState({ record })
      ports.drillLink.send({ kind: 'resumeDrill', record })
      setState({ screen: record.ended ? 'debrief' : 'drill' })
      if (record.ended) feed.start(record)
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
