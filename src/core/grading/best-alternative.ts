import type { ActionParameters, CommandEntry } from '../command/index.ts'
import { canonicalJson } from '../determinism/index.ts'
import { cluesReached, type Entry, entriesOf } from './case-file.ts'
import type { TracedCommand } from './command-edits.ts'
import type { DecisionWeighed } from './grade.ts'
import type { Scales } from './scales.ts'

/** Rollouts cost time: the first few plays of the playbook that fit the moment are tried. */
const MOST_CANDIDATES = 2
/** An alternative is named when it would have spared at least this share of the harm. */
const WORTH_TELLING = 0.01

interface Candidate {
  readonly actionId: string
  readonly parameters: ActionParameters
  readonly executor: string
}

/** The best of the playbook's actions that were reasoned at that moment and not yet done, if it beats the decision. */
export function bestAlternative(
  scales: Scales,
  entry: Entry<'actionApproved'>,
  own: TracedCommand,
): DecisionWeighed['better'] {
  let best: DecisionWeighed['better'] = null
  for (const candidate of candidatesAt(scales, entry)) {
    const command: CommandEntry = {
      ...own.entry,
      command: { kind: 'approveAction', ...candidate, card: null },
    }
    const run = scales.roll(
      entry.at,
      scales.commands.map((each) => (each === own ? { ...own, entry: command } : each)),
    )
    const saved = scales.base.final.customerMinutes - run.final.customerMinutes
    if (
      saved > WORTH_TELLING * scales.base.final.customerMinutes &&
      (best === null || saved > best.savedCustomerMinutes)
    )
      best = { label: labelOf(scales, candidate), savedCustomerMinutes: saved }
  }
  return best
}

function candidatesAt(scales: Scales, entry: Entry<'actionApproved'>): readonly Candidate[] {
  const { file } = scales
  const reached = cluesReached(file, entry.at)
  const done = new Set(
    entriesOf(file, 'actionApproved')
      .filter((each) => each.at <= entry.at)
      .map((each) => each.event.actionId),
  )
  const here = new Set(
    entriesOf(file, 'personJoined')
      .filter((each) => each.at <= entry.at)
      .map((each) => each.event.personId),
  )
  const found = new Map<string, Candidate>()
  for (const { command } of file.scenario.playbook) {
    if (command.kind !== 'approveAction') continue
    const actionId = String(command.actionId)
    const spec = file.scenario.actions.find((each) => each.id === actionId)
    if (spec === undefined || done.has(actionId)) continue
    const reasoned =
      spec.warrantedBy.length === 0 || spec.warrantedBy.some((set) => set.every((clue) => reached.has(clue)))
    if (!reasoned) continue
    const parameters = command.parameters as ActionParameters
    const executor = String(command.executor)
    found.set(actionId + canonicalJson(parameters), {
      actionId,
      parameters,
      executor: here.has(executor) ? executor : 'self',
    })
  }
  return [...found.values()].slice(0, MOST_CANDIDATES)
}

function labelOf(scales: Scales, { actionId, parameters }: Candidate): string {
  const spec = scales.file.scenario.actions.find((each) => each.id === actionId)
  const chosen = (spec?.parameters ?? []).map((parameter) => {
    const value = parameters[parameter.id]
    return parameter.options.find((option) => option.value === value)?.label ?? String(value)
  })
  const label = spec?.label ?? actionId
  return chosen.length === 0 ? label : `${label}: ${chosen.join(', ')}`
}
