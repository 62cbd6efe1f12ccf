import { CONSOLE_CATALOGUE, type ConsoleFacts, hostOf } from '../drill/index.ts'
import type { Scenario } from '../scenario/index.ts'
import type { HandbookView } from './seat-view.ts'

/** The consoles of this drill, tool by tool, as menus have them; never changes. */
export function consoleMenus(scenario: Scenario): HandbookView['consoles'] {
  const pages: readonly (readonly [string, ConsoleFacts])[] = Object.entries(CONSOLE_CATALOGUE)
  return pages.flatMap(([subject, { tool, label, when, items }]) =>
    when?.(scenario) === false
      ? []
      : [
          {
            tool: tool ?? 'shell',
            subject,
            label,
            items: items(scenario).map((id) => ({ id, label: nameOf(scenario, subject, id) })),
          },
        ],
  )
}

/** What people type for it: the host for what is reached over the network. */
function nameOf(scenario: Scenario, subject: string, id: string): string {
  const { endpoints = [], certificates = [] } = scenario.topology.platform ?? {}
  const list = subject === 'shell/tls' ? certificates : subject.startsWith('shell/') ? endpoints : []
  const named = list.find((each) => each.id === id)
  return named === undefined ? id : hostOf(named.label)
}
