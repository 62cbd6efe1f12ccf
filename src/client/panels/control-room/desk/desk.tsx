import type { Key } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { DeskTab } from '../../../store/index.ts'
import { useActions, useClient } from '../../kit/use-client.tsx'
import { ActionsTab } from './actions-tab.tsx'
import { ChangesTab } from './changes-tab.tsx'
import { ConsolesTab } from './consoles-tab.tsx'
import { DocumentTab } from './document-tab.tsx'
import { ExecutivesTab } from './executives-tab.tsx'
import { LogsTab } from './logs-tab.tsx'
import { MetricsTab } from './metrics-tab.tsx'
import { PagesTab } from './pages-tab.tsx'
import { RunbooksTab } from './runbooks-tab.tsx'
import { StatusTab } from './status-tab.tsx'
import { TasksTab } from './tasks-tab.tsx'
import { TerminalTab } from './terminal-tab.tsx'
import { TracesTab } from './traces-tab.tsx'
import { type TerminalSession, useTerminalSession } from './use-terminal-session.ts'
import { VendorTab } from './vendor-tab.tsx'

const tabs: readonly { id: DeskTab; label: string; show: (terminal: TerminalSession) => React.ReactNode }[] =
  [
    { id: 'pages', label: 'Pages', show: () => <PagesTab /> },
    { id: 'metrics', label: 'Metrics', show: () => <MetricsTab /> },
    { id: 'logs', label: 'Logs', show: () => <LogsTab /> },
    { id: 'traces', label: 'Traces', show: () => <TracesTab /> },
    { id: 'actions', label: 'Actions', show: () => <ActionsTab /> },
    { id: 'tasks', label: 'Tasks', show: () => <TasksTab /> },
    { id: 'status', label: 'Status page', show: () => <StatusTab /> },
    { id: 'executives', label: 'Executives', show: () => <ExecutivesTab /> },
    { id: 'document', label: 'Document', show: () => <DocumentTab /> },
    { id: 'runbooks', label: 'Runbooks', show: () => <RunbooksTab /> },
    { id: 'changes', label: 'Changes', show: () => <ChangesTab /> },
    { id: 'vendor', label: 'Vendor', show: () => <VendorTab /> },
    { id: 'consoles', label: 'Consoles', show: () => <ConsolesTab /> },
    { id: 'terminal', label: 'Terminal', show: (terminal) => <TerminalTab session={terminal} /> },
  ]

/** The commander's desk: one screen at a time of what is read and written. */
export function Desk() {
  const tab = useClient((state) => state.desk.tab)
  const actions = useActions()
  const terminal = useTerminalSession()
  return (
    <section className="pane desk" aria-label="Desk">
      <Tabs
        className="desk-tabs"
        selectedKey={tab}
        onSelectionChange={(key: Key) => actions.openDesk(key as DeskTab)}
      >
        <TabList className="desk-tab-list" aria-label="Desk">
          {tabs.map((each) => (
            <Tab key={each.id} id={each.id} className="desk-tab">
              {each.label}
            </Tab>
          ))}
        </TabList>
        {tabs.map((each) => (
          <TabPanel key={each.id} id={each.id} className="desk-panel">
            {each.show(terminal)}
          </TabPanel>
        ))}
      </Tabs>
    </section>
  )
}
