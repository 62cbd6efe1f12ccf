import type { Intervention } from '../world/index.ts'
import type { Templated } from './scenario.ts'

/**
 * An action's effect with its "$parameter" places filled in. Throws when a parameter is missing: scenarios are checked
 * for that before they are played.
 */
export function resolveTemplate(
  template: Templated<Intervention>,
  parameters: Readonly<Record<string, string | number>>,
): Intervention {
  const resolved: Record<string, unknown> = {}
  for (const [field, leaf] of Object.entries(template)) {
    if (typeof leaf === 'string' && leaf.startsWith('$')) {
      const given = parameters[leaf.slice(1)]
      if (given === undefined) throw new Error(`Action effect needs the parameter "${leaf.slice(1)}".`)
      resolved[field] = given
    } else resolved[field] = leaf
  }
  return resolved as unknown as Intervention
}
