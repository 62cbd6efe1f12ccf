import { useId, useState } from 'react'
import { useActions, useClient } from '../../kit/use-client.tsx'
import type { CommandSpec, Field } from './command-spec.ts'

interface CommandFormProps {
  readonly spec: CommandSpec
  readonly preset?: Readonly<Record<string, string>> | undefined
  readonly submitLabel?: string
  readonly autoFocus?: boolean
  readonly onDone?: () => void
}

/** The short form of one command. Enter sends; what the drill refuses is said where it was asked. */
export function CommandForm({ spec, preset, submitLabel, autoFocus = false, onDone }: CommandFormProps) {
  const view = useClient((state) => state.view)
  const actions = useActions()
  const [values, setValues] = useState<Readonly<Record<string, string>>>(preset ?? {})
  const [problem, setProblem] = useState<string | null>(null)
  const [sent, setSent] = useState(false)
  const idPrefix = useId()
  if (view === null) return null
  const fields = spec.fields(view)
  const current = (field: Field) =>
    values[field.name] ??
    field.initial ??
    (field.kind === 'choice' && field.optional !== true ? (field.options?.[0]?.value ?? '') : '')
  const full = Object.fromEntries(fields.map((field) => [field.name, current(field)]))
  const missing = fields.find((field) => field.optional !== true && current(field).trim() === '')

  const submit = async () => {
    if (missing !== undefined) {
      setProblem(
        missing.kind === 'choice' && (missing.options?.length ?? 0) === 0
          ? `There is nobody and nothing to choose for “${missing.label}” now.`
          : `“${missing.label}” is empty.`,
      )
      return
    }
    const outcome = await actions.send(spec.build(full, view))
    if (!outcome.ok) return setProblem(outcome.problem)
    setProblem(null)
    setValues({})
    setSent(true)
    onDone?.()
  }
  return (
    <form
      className="command-form"
      aria-label={spec.label}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {fields.map((field, index) => (
        <FormField
          key={field.name}
          id={`${idPrefix}${field.name}`}
          field={field}
          value={current(field)}
          autoFocus={autoFocus && index === firstToFill(fields, preset)}
          onChange={(value) => {
            setSent(false)
            setValues({ ...values, [field.name]: value })
          }}
          onSubmit={() => void submit()}
        />
      ))}
      <div className="row">
        <button
          type="submit"
          className="button"
          data-tone="primary"
          // biome-ignore lint/a11y/noAutofocus: the form was opened by a command; the next key belongs to it
          autoFocus={autoFocus && fields.length === 0}
        >
          {submitLabel ?? spec.label}
        </button>
        {sent && problem === null && <span className="faint">Sent.</span>}
      </div>
      <p className="form-problem" role="alert">
        {problem}
      </p>
    </form>
  )
}

function firstToFill(fields: readonly Field[], preset: CommandFormProps['preset']): number {
  const index = fields.findIndex((field) => preset?.[field.name] === undefined)
  return Math.max(index, 0)
}

interface FormFieldProps {
  readonly id: string
  readonly field: Field
  readonly value: string
  readonly autoFocus: boolean
  readonly onChange: (value: string) => void
  readonly onSubmit: () => void
}

function FormField({ id, field, value, autoFocus, onChange, onSubmit }: FormFieldProps) {
  const hintId = field.hint === undefined ? undefined : `${id}-hint`
  const shared = { id, className: 'input', value, autoFocus, 'aria-describedby': hintId }
  if (field.kind === 'many') {
    return <ManyField field={field} value={value} onChange={onChange} />
  }
  return (
    <div className="field">
      <label htmlFor={id}>
        {field.label}
        {field.optional === true ? ' (optional)' : ''}
      </label>
      {field.kind === 'choice' ? (
        <select {...shared} onChange={(event) => onChange(event.target.value)}>
          {field.optional === true && <option value="">—</option>}
          {(field.options ?? []).map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : field.kind === 'long' ? (
        <textarea
          {...shared}
          rows={4}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit()
          }}
        />
      ) : (
        <input
          {...shared}
          autoComplete="off"
          inputMode={field.kind === 'number' ? 'decimal' : 'text'}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {field.hint !== undefined && (
        <span className="hint" id={hintId}>
          {field.hint}
          {field.kind === 'long' ? ' (Ctrl Enter sends)' : ''}
        </span>
      )}
    </div>
  )
}

function ManyField({
  field,
  value,
  onChange,
}: {
  field: Field
  value: string
  onChange: (value: string) => void
}) {
  const chosen = value === '' ? [] : value.split(',')
  return (
    <fieldset className="field many">
      <legend className="label">
        {field.label}
        {field.optional === true ? ' (optional)' : ''}
      </legend>
      <div className="many-options">
        {(field.options ?? []).map((option) => (
          <label key={option.value} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              onChange={(event) =>
                onChange(
                  (event.target.checked
                    ? [...chosen, option.value]
                    : chosen.filter((each) => each !== option.value)
                  ).join(','),
                )
              }
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
