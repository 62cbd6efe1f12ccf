import type { ConsolePage } from '../../../../core/consoles/index.ts'
import { clockOf, type DeskTab } from '../../../store/index.ts'
import { useActions, useClient } from '../../kit/use-client.tsx'
import { mayDo } from '../may-do.ts'
import { useRoomUi } from '../room-ui.tsx'
import { ConsoleTable } from './console-table.tsx'
import { useOpened } from './open-first.ts'

const toolNames: Readonly<Record<string, string>> = {
  aws: 'AWS',
  datadog: 'Datadog',
  pagerduty: 'PagerDuty',
  terraform: 'Terraform',
  jira: 'Jira',
  kubernetes: 'Kubernetes',
}

/** Pages of a tool that are tabs of the desk. */
const tabsOfTool: Readonly<Record<string, readonly (readonly [DeskTab, string])[]>> = {
  datadog: [
    ['metrics', 'Metrics'],
    ['logs', 'Logs'],
    ['traces', 'Traces'],
  ],
  aws: [['terminal', 'Terminal']],
  pagerduty: [['pages', 'Pages to acknowledge']],
}

/** The tools of the trade, one page at a time. They lag, and they fail when the real ones would. */
export function ConsolesTab() {
  const view = useClient((state) => state.view)
  const actions = useActions()
  const ui = useRoomUi()
  useOpened('consoles', 'console', 'aws/health')
  const asked = useClient((state) => state.desk.subjects.consoles)
  if (view === null) return null
  const { page } = view.consoles
  const pages = view.handbook.consoles.filter((each) => each.tool !== 'shell')
  const subject = (page?.subject ?? asked ?? 'aws/health').replace(/^cli:/, '')
  const open = pages.find((each) => subject === each.subject || subject.startsWith(`${each.subject}/`))
  const tool = open?.tool ?? subject.split('/')[0] ?? 'aws'
  const look = (next: string | undefined) => next !== undefined && actions.look('console', next)
  return (
    <>
      <h2 className="unseen">Consoles</h2>
      <nav className="console-tools" aria-label="Tools">
        {Object.entries(toolNames).map(([id, name]) => {
          const first = pages.find((each) => each.tool === id)
          return first === undefined ? null : (
            <button
              key={id}
              type="button"
              className="console-tool"
              aria-pressed={tool === id}
              onClick={() => look(first.subject)}
            >
              {name}
            </button>
          )
        })}
      </nav>
      <nav className="console-pages" aria-label={`Pages of ${toolNames[tool] ?? 'the tool'}`}>
        {pages
          .filter((each) => each.tool === tool)
          .map((each) => (
            <button
              key={each.subject}
              type="button"
              className="filter"
              aria-pressed={open?.subject === each.subject}
              onClick={() => look(each.subject)}
            >
              {each.label}
            </button>
          ))}
        {(tabsOfTool[tool] ?? []).map(([tab, label]) => (
          <button key={tab} type="button" className="filter" onClick={() => actions.openDesk(tab)}>
            {label} →
          </button>
        ))}
        {tool === 'jira' && mayDo(view, 'createTicket') && (
          <button type="button" className="filter" onClick={() => ui.openForm('createTicket')}>
            Create a ticket …
          </button>
        )}
      </nav>
      {page === null ? (
        <p className="faint">No page is open.</p>
      ) : (
        <Page page={page} asOf={page.asOf === null ? null : clockOf(view, page.asOf)} />
      )}
    </>
  )
}

function Page({ page, asOf }: { page: ConsolePage; asOf: string | null }) {
  return (
    <article className="console-page" aria-label={page.title}>
      <div className="card-head">
        <h3>{page.title}</h3>
        {asOf !== null && (
          <span className="faint">
            as of <span className="mono">{asOf}</span>
          </span>
        )}
      </div>
      {page.problems.map((problem) => (
        <p key={`${problem.where} ${problem.code}`} className="console-problem" role="status">
          <strong className="mono">▲ {problem.code}</strong>
          {problem.where === 'global' ? '' : ` · ${problem.where}`}
          <br />
          {problem.message}
        </p>
      ))}
      {page.problems.some(({ kind }) => kind === 'signIn') && (
        <p className="hint">The terminal still has the session of this morning.</p>
      )}
      {page.sections.map((section) => (
        <ConsoleTable key={section.key} section={section} />
      ))}
    </article>
  )
}
