import '@fontsource/barlow-condensed/latin-500.css'
import '@fontsource/barlow-condensed/latin-600.css'
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import './panels/kit/tokens.css'
import { lazy, StrictMode, Suspense, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { indexedArchive } from '../adapters/browser-storage/indexed-archive.ts'
import { indexedShelf } from '../adapters/browser-storage/indexed-shelf.ts'
import { keptTexts } from '../adapters/browser-storage/kept-texts.ts'
import { memoryArchive } from '../adapters/browser-storage/memory-archive.ts'
import { memoryShelf } from '../adapters/browser-storage/memory-shelf.ts'
import { towerDatabase } from '../adapters/browser-storage/tower-database.ts'
import { workerAnalystLink } from './link/worker-analyst-link.ts'
import { workerDrillLink } from './link/worker-drill-link.ts'
import { ProblemList } from './panels/kit/problem-list.tsx'
import { ScreenGuard } from './panels/kit/screen-guard.tsx'
import { ClientProvider, useClient } from './panels/kit/use-client.tsx'
import { type ClientStore, createClientStore, type Screen } from './store/index.ts'

type Mount = (element: HTMLElement, of: ClientStore) => () => void

/** Puts a scene in place once its script has come; the screen does not wait for it. */
function mountLater(fetchScene: () => Promise<Mount>): Mount {
  return (element, of) => {
    let unmount: (() => void) | null = null
    let left = false
    fetchScene()
      .then((mount) => {
        if (!left) unmount = mount(element, of)
      })
      .catch(() =>
        of.actions.reportProblem(
          'The picture could not be drawn.',
          'Everything on it is also in the panels; reload the page to try again.',
        ),
      )
    return () => {
      left = true
      unmount?.()
    }
  }
}

const mountMap = mountLater(async () => (await import('./scenes/mount-map.ts')).mountMap)
const mountWarRoom = mountLater(async () => (await import('./scenes/mount-war-room.ts')).mountWarRoom)

const TitleScreen = lazy(async () => ({
  default: (await import('./panels/title/title-screen.tsx')).TitleScreen,
}))
const BriefingScreen = lazy(async () => ({
  default: (await import('./panels/title/briefing-screen.tsx')).BriefingScreen,
}))
const ControlRoom = lazy(async () => ({
  default: (await import('./panels/control-room/control-room.tsx')).ControlRoom,
}))
const DebriefScreen = lazy(async () => ({
  default: (await import('./panels/debrief/debrief-screen.tsx')).DebriefScreen,
}))
const ReportScreen = lazy(async () => ({
  default: (await import('./panels/report/report-screen.tsx')).ReportScreen,
}))
const PostmortemScreen = lazy(async () => ({
  default: (await import('./panels/postmortem/postmortem-screen.tsx')).PostmortemScreen,
}))
const KeptScreen = lazy(async () => ({
  default: (await import('./panels/kept/kept-screen.tsx')).KeptScreen,
}))

const screens: Readonly<Record<Screen, () => React.ReactNode>> = {
  title: () => <TitleScreen />,
  briefing: () => <BriefingScreen />,
  drill: () => <ControlRoom mountMap={mountMap} mountWarRoom={mountWarRoom} />,
  debrief: () => <DebriefScreen />,
  report: () => <ReportScreen />,
  postmortem: () => <PostmortemScreen />,
  kept: () => <KeptScreen />,
}

function App() {
  const screen = useClient((state) => state.screen)
  const preferences = useClient((state) => state.preferences)
  useEffect(() => {
    document.documentElement.dataset.motion = preferences.motion
    document.documentElement.dataset.textSize = preferences.textSize
  }, [preferences])
  return (
    <>
      <ScreenGuard key={screen}>
        <Suspense fallback={<p className="waiting">Opening …</p>}>{screens[screen]()}</Suspense>
      </ScreenGuard>
      <ProblemList />
    </>
  )
}

const database = 'indexedDB' in globalThis ? towerDatabase() : null
const store = createClientStore({
  drillLink: workerDrillLink(
    () => new Worker(new URL('./drill-worker.ts', import.meta.url), { type: 'module', name: 'drill' }),
  ),
  analystLink: workerAnalystLink(
    () => new Worker(new URL('./analyst-worker.ts', import.meta.url), { type: 'module', name: 'analyst' }),
  ),
  archive: database === null ? memoryArchive() : indexedArchive(database),
  shelf: database === null ? memoryShelf() : indexedShelf(database),
  texts: keptTexts(),
  newDrillId: () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`,
  nowEpochMs: Date.now,
})
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id "root"')
createRoot(root).render(
  <StrictMode>
    <ClientProvider store={store}>
      <App />
    </ClientProvider>
  </StrictMode>,
)

// While the briefing is read, the room is made ready; while the drill ends, the debrief is.
store.subscribe((state, before) => {
  if (state.screen === before.screen && state.view?.drill.ended === before.view?.drill.ended) return
  if (state.screen === 'briefing') {
    void import('./panels/control-room/control-room.tsx')
    void import('./scenes/mount-map.ts')
  }
  if (state.view != null && state.view.drill.ended !== null) {
    void import('./panels/debrief/debrief-screen.tsx')
    void import('./panels/report/report-screen.tsx')
  }
})

// The simulation's script loads beside the first screen, not before it.
setTimeout(() => requestAnimationFrame(() => void store.actions.boot()), 60)
