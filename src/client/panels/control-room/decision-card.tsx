import { useState } from 'react'
import type { ActionParameters } from '../../../core/command/index.ts'
import type { SeatView } from '../../../core/consoles/index.ts'
import type { ActionCardView } from '../../../core/view/index.ts'
import { useActions, useClient } from '../kit/use-client.tsx'
import { isHere, numberOr, seriesChoices } from './commands/command-spec.ts'
import { span } from './format.ts'
import { mayDo } from './may-do.ts'
import { RoomDialog } from './room-dialog.tsx'

/** Approving an action: what it is for, what should be seen and by when, what the worst case is. Twenty seconds. */
export function DecisionCard({
  actionId,
  preset,
  onClose,
}: {
  actionId: string | null
  preset?: ActionParameters | undefined
  onClose: () => void
}) {
  const action = useClient((state) => state.view?.handbook.actions.find((each) => each.id === actionId))
  const view = useClient((state) => state.view)
  if (action === undefined || view === null) return null
  return (
    <RoomDialog title={action.label} open onClose={onClose} wide>
      <ActionFacts action={action} view={view} />
      <DecisionForm key={action.id} action={action} view={view} preset={preset} onClose={onClose} />
    </RoomDialog>
  )
}

export function ActionFacts({ action, view }: { action: ActionCardView; view: SeatView }) {
  const teams = action.performedByTeams.map(
    (id) => view.handbook.teams.find((team) => team.id === id)?.label ?? id,
  )
  return (
    <>
      <p className="decision-description">{action.description}</p>
      <dl className="facts">
        <dt>Takes</dt>
        <dd>{span(action.durationSeconds)}</dd>
        <dt>Reaches</dt>
        <dd>
          {action.blastRadius}, by the {action.plane} plane
        </dd>
        <dt>Risk</dt>
        <dd>{action.risk}</dd>
        <dt>Way back</dt>
        <dd>{action.reversible ? action.wayBack : `None. ${action.wayBack}`}</dd>
        <dt>Cost</dt>
        <dd>{action.costUsd === 0 ? 'none to speak of' : `${action.costUsd} USD`}</dd>
        <dt>Done by</dt>
        <dd>{teams.join(', ') || 'anyone'}</dd>
      </dl>
    </>
  )
}

function DecisionForm({
  action,
  view,
  preset = {},
  onClose,
}: {
  action: ActionCardView
  view: SeatView
  preset?: ActionParameters | undefined
  onClose: () => void
}) {
  const actions = useActions()
  const executors = executorChoices(action, view)
  const [parameters, setParameters] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(Object.entries(preset).map(([id, value]) => [id, String(value)])),
  )
  const [executor, setExecutor] = useState(executors[0]?.value ?? 'self')
  const [goal, setGoal] = useState('')
  const [series, setSeries] = useState('')
  const [direction, setDirection] = useState<'above' | 'below'>('above')
  const [value, setValue] = useState('')
  const [minutes, setMinutes] = useState('5')
  const [worstCase, setWorstCase] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)

  const chosen = Object.fromEntries(
    action.parameters.map((parameter) => {
      const text = parameters[parameter.id] ?? firstOf(parameter)
      const option = parameter.options.find((each) => String(each.value) === text)
      return [parameter.id, option?.value ?? text]
    }),
  )
  const unchosen = action.parameters.find((parameter) => chosen[parameter.id] === '')
  const inWords = action.parameters
    .map((parameter) => parameter.options.find((each) => each.value === chosen[parameter.id])?.label)
    .filter((words) => words !== undefined)
  const proposal = inWords.length === 0 ? action.label : `${action.label}: ${inWords.join(', ')}`
  const approve = async (withCard: boolean) => {
    if (unchosen !== undefined) return setProblem(`Choose the ${unchosen.label} first.`)
    const expected =
      series === '' || value.trim() === ''
        ? null
        : {
            series,
            direction,
            value: numberOr(value, 0),
            withinSeconds: numberOr(minutes, 5) * 60,
          }
    const outcome = await actions.send({
      kind: 'approveAction',
      actionId: action.id,
      parameters: chosen,
      executor,
      card: withCard ? { goal: goal.trim(), expected, worstCase: worstCase.trim() } : null,
    })
    if (outcome.ok) onClose()
    else setProblem(outcome.problem)
  }
  return (
    <form
      className="decision-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (goal.trim() === '') setProblem('Write the goal, or approve without a card.')
        else void approve(true)
      }}
    >
      <div className="decision-row">
        {action.parameters.map((parameter) => (
          <div className="field" key={parameter.id}>
            <label htmlFor={`parameter-${parameter.id}`}>{parameter.label}</label>
            <select
              id={`parameter-${parameter.id}`}
              className="input"
              value={String(chosen[parameter.id] ?? '')}
              onChange={(event) => setParameters({ ...parameters, [parameter.id]: event.target.value })}
            >
              {firstOf(parameter) === '' && <option value="">choose …</option>}
              {parameter.options.map((option) => (
                <option key={option.value} value={String(option.value)}>
                  {option.label}
                </option>
              ))}
            </select>
          </div>
        ))}
        <div className="field">
          <label htmlFor="decision-executor">Who does it</label>
          <select
            id="decision-executor"
            className="input"
            value={executor}
            onChange={(event) => setExecutor(event.target.value)}
          >
            {executors.map((each) => (
              <option key={each.value} value={each.value}>
                {each.label}
              </option>
            ))}
          </select>
        </div>
      </div>
      <fieldset className="decision-card">
        <legend>Decision card · 20 seconds</legend>
        <div className="field">
          <label htmlFor="decision-goal">Goal</label>
          <input
            id="decision-goal"
            className="input"
            autoComplete="off"
            placeholder="What harm does this stop?"
            // biome-ignore lint/a11y/noAutofocus: the dialog was opened to fill this in
            autoFocus
            value={goal}
            onChange={(event) => setGoal(event.target.value)}
          />
        </div>
        <div className="decision-row expected">
          <div className="field">
            <label htmlFor="decision-series">We expect to see</label>
            <select
              id="decision-series"
              className="input"
              value={series}
              onChange={(event) => setSeries(event.target.value)}
            >
              <option value="">no signal</option>
              {seriesChoices(view).map((each) => (
                <option key={each.value} value={each.value}>
                  {each.label}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="decision-direction">go</label>
            <select
              id="decision-direction"
              className="input"
              value={direction}
              onChange={(event) => setDirection(event.target.value === 'above' ? 'above' : 'below')}
            >
              <option value="above">above</option>
              <option value="below">below</option>
            </select>
          </div>
          <div className="field">
            <label htmlFor="decision-value">value</label>
            <input
              id="decision-value"
              className="input"
              inputMode="decimal"
              placeholder={valueHint(view, series)}
              value={value}
              onChange={(event) => setValue(event.target.value)}
            />
          </div>
          <div className="field">
            <label htmlFor="decision-minutes">within min</label>
            <input
              id="decision-minutes"
              className="input"
              inputMode="decimal"
              value={minutes}
              onChange={(event) => setMinutes(event.target.value)}
            />
          </div>
        </div>
        <div className="field">
          <label htmlFor="decision-worst">Worst case, and how we would notice</label>
          <input
            id="decision-worst"
            className="input"
            autoComplete="off"
            value={worstCase}
            onChange={(event) => setWorstCase(event.target.value)}
          />
        </div>
      </fieldset>
      <div className="row">
        <button type="submit" className="button" data-tone="primary">
          Approve
        </button>
        {mayDo(view, 'askForObjections') && (
          <button
            type="button"
            className="button"
            // Not `disabled`: that would take the focus away, and Escape with it.
            aria-disabled={asked}
            onClick={() => {
              if (asked) return
              setAsked(true)
              void actions.send({
                kind: 'askForObjections',
                proposal: `I propose: ${proposal}${goal === '' ? '' : `, to ${goal}`}. Any strong objections?`,
                actionId: action.id,
              })
            }}
          >
            {asked ? 'Asked: listen in the channel' : 'Ask for strong objections first'}
          </button>
        )}
        <button type="button" className="button quiet" onClick={() => void approve(false)}>
          Approve without a card
        </button>
      </div>
      <p className="form-problem" role="alert">
        {problem}
      </p>
    </form>
  )
}

/** A zone is never taken for granted: the first of a list is not what was meant. */
function firstOf(parameter: ActionCardView['parameters'][number]): string {
  if (parameter.id === 'zone' && parameter.options.length > 1) return ''
  return String(parameter.options[0]?.value ?? '')
}

/** Those of the performing teams who are here first, free ones before busy ones; then your own hands. */
function executorChoices(action: ActionCardView, view: SeatView) {
  const here = view.people.filter((person) => isHere(person) && person.kind === 'responder')
  const able = here.filter((person) => action.performedByTeams.includes(person.team))
  return [
    ...[...able]
      .sort((a, b) => Number(a.busyWith !== null) - Number(b.busyWith !== null))
      .map((person) => ({
        value: person.id,
        label: person.busyWith === null ? person.shortRole : `${person.shortRole} (busy)`,
      })),
    { value: 'self', label: 'Yourself, hands on the keyboard' },
  ]
}

/** What a value of this signal looks like. */
function valueHint(view: SeatView, series: string): string {
  const unit = view.handbook.series.find((each) => each.id === series)?.unit
  return unit === 'milliseconds'
    ? 'ms: 1500'
    : unit === 'perSecond'
      ? 'per s'
      : unit === 'percent'
        ? '0.99 = 99 %'
        : ''
}
