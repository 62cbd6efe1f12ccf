import type { CommandOf, DecisionCard } from '../../../core/command/index.ts'
import type { SeatView } from '../../../core/consoles/index.ts'
import { needsText, split, type Verbs } from '../verb.ts'

const FORM =
  'do <action> [parameter=value …] by <person|self> [goal: … ; expect: <series> <above|below> <value> <minutes> ; worst: …]'

/** Changing production, and taking it back. */
export const actionVerbs: Verbs<'approveAction' | 'undoAction'> = {
  // do drain-zone zone=us-east-1b by network-oncall goal: stop the slow third ; expect: customers/all/successShare above 0.97 5 ; worst: the other two run hot
  approveAction: {
    form: FORM,
    help: 'approve an action on production, with a decision card if you give one',
    read: readAction,
  },
  undoAction: {
    form: 'undo <execution> <reason>',
    help: 'take an action back',
    read: (rest) => {
      const [executionId, reason] = split(rest)
      return reason === '' ? needsText('why') : { kind: 'undoAction', executionId, reason }
    },
  },
}

function readAction(rest: string, view: SeatView): CommandOf<'approveAction'> | string {
  const [head = '', ...cardParts] = rest.split(/\bgoal:/)
  const [actionId, words] = split(head)
  const card = view.handbook.actions.find((each) => each.id === actionId)
  if (card === undefined) return `There is no action "${actionId}". "actions" lists them.`
  const [, given = '', executor = ''] = /^(.*?)\s*\bby\s+(\S+)\s*$/s.exec(` ${words}`) ?? []
  if (executor === '') return `Say who does it: ${FORM}`
  const parameters: Record<string, string | number> = {}
  for (const word of given.split(/\s+/).filter((each) => each.includes('='))) {
    const [id = '', value = ''] = word.split('=')
    const option = card.parameters
      .find((each) => each.id === id)
      ?.options.find((each) => String(each.value) === value)
    parameters[id] = option?.value ?? value
  }
  const decision = cardParts.length === 0 ? null : readCard(cardParts.join('goal:'))
  if (typeof decision === 'string') return decision
  return { kind: 'approveAction', actionId, parameters, executor, card: decision }
}

function readCard(text: string): DecisionCard | string {
  const [goal = '', ...parts] = text.split(';').map((each) => each.trim())
  const worst =
    parts
      .find((each) => each.startsWith('worst:'))
      ?.slice('worst:'.length)
      .trim() ?? ''
  const expect = parts
    .find((each) => each.startsWith('expect:'))
    ?.slice('expect:'.length)
    .trim()
  if (expect === undefined) return { goal, expected: null, worstCase: worst }
  const [series = '', direction = '', value = '', minutes = ''] = expect.split(/\s+/)
  if (
    (direction !== 'above' && direction !== 'below') ||
    Number.isNaN(Number(value)) ||
    !(Number(minutes) > 0)
  )
    return 'Write what you expect as: expect: <series> <above|below> <value> <minutes>'
  const expected = { series, direction, value: Number(value), withinSeconds: Number(minutes) * 60 } as const
  return { goal, expected, worstCase: worst }
}
