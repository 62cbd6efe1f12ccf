import { SEAT_IDS } from '../../command/index.ts'
import { jsonPath, type Problem } from '../problem.ts'
import type { Scenario } from '../scenario.ts'
import { actionsOf } from './machine-graph.ts'

type Key = string | number

const LISTS = [
  'faults',
  'monitors',
  'alerts',
  'runbooks',
  'changes',
  'teams',
  'cast',
  'actions',
  'investigations',
  'clues',
  'injects',
  'vendorPosts',
  'verifications',
  'playbook',
  'factors',
  'remedies',
  'variants',
] as const

/** Words by which commands name a seat, a role, nobody, or a group that is paged: a person of that id could not be named. */
const ADDRESSES: readonly string[] = [...SEAT_IDS, 'self', 'you', 'nobody', 'vendor', 'executives']

/** Ids that are there twice, and people who are called what a seat or a group is called. */
export function checkIds(scenario: Scenario): Problem[] {
  const problems: Problem[] = []
  const taken = (keys: readonly Key[], id: string, mend: string) =>
    problems.push({ path: jsonPath(keys), message: `"${id}" is taken`, mend })
  for (const list of LISTS) {
    const ids = scenario[list]?.map(({ id }) => id) ?? []
    ids.forEach((id, index) => {
      if (ids.indexOf(id) !== index) taken([list, index, 'id'], id, 'give each its own id')
    })
  }
  scenario.cast.forEach(({ id, team }, index) => {
    if (ADDRESSES.includes(id))
      problems.push({
        path: jsonPath(['cast', index, 'id']),
        message: `"${id}" is what a seat, a role or a group is called`,
        mend: `give the person another id, like "${team}-${id}"`,
      })
  })
  const pages = new Set<string>()
  for (const { keys, action } of actionsOf(scenario.machine)) {
    if (action.type !== 'pageTeam') continue
    const { id } = action.params
    if (pages.has(id)) taken([...keys, 'params', 'id'], id, 'give each page its own id')
    pages.add(id)
  }
  return problems
}
