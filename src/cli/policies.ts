import { defaultPolicy, type Policy, parsePolicy } from '../core/scenario/index.ts'
import { BadInput } from './bad-input.ts'
import { readJson } from './files.ts'

/** For commands that begin a drill or judge one. */
export const policyOption = {
  type: 'string',
  help: 'House rules to go by, a JSON file ("drill schema policy" describes it). Default: after public guides.',
} as const

/** The house rules of a file, or the default without one. Names every mistake in it. */
export function openPolicy(file: string | null): Policy {
  if (file === null) return defaultPolicy
  const parsed = parsePolicy(readJson(file))
  if (parsed.ok) return parsed.policy
  const [first, ...others] = parsed.problems
  const more = others.map(({ path, message, mend }) => `\n  also ${path}: ${message}\n    mend: ${mend}`)
  throw new BadInput({
    file,
    place: first?.path ?? 'top',
    message: first?.message ?? 'These are no house rules.',
    mend: `${first?.mend ?? 'See "drill schema policy".'}${more.join('')}`,
  })
}
