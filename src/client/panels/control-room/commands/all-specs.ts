import type { CommandKind } from '../../../../core/command/index.ts'
import type { CommandSpec } from './command-spec.ts'
import { incidentSpecs } from './incident-specs.ts'
import { peopleSpecs } from './people-specs.ts'
import { wordSpecs } from './word-specs.ts'

/** Every command but the actions (which have their decision card) and looking (which has the desk). */
export const allSpecs: readonly CommandSpec[] = [...incidentSpecs, ...peopleSpecs, ...wordSpecs]

export function specOf(kind: CommandKind): CommandSpec | undefined {
  return allSpecs.find((spec) => spec.kind === kind)
}
