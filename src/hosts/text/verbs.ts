import type { CommandKind } from '../../core/command/index.ts'
import { split, type Verb, type Verbs } from './verb.ts'
import { actionVerbs } from './verbs/action-verbs.ts'
import { chiefVerbs } from './verbs/chief-verbs.ts'
import { facilitatorVerbs } from './verbs/facilitator-verbs.ts'
import { incidentVerbs } from './verbs/incident-verbs.ts'
import { peopleVerbs } from './verbs/people-verbs.ts'
import { wordVerbs } from './verbs/word-verbs.ts'

/** What the Chief says, nobody types. */
export type TypedKind = Exclude<CommandKind, 'chiefSays'>

/** The words for every command that a person may give. A command without one does not compile. */
export const VERBS: Verbs<TypedKind> = {
  ...incidentVerbs,
  ...peopleVerbs,
  ...actionVerbs,
  ...wordVerbs,
  ...chiefVerbs,
  ...facilitatorVerbs,
}

export const verbsOf = (kind: CommandKind): readonly Verb[] =>
  kind === 'chiefSays' ? [] : [VERBS[kind]].flat()

/** The word of a verb: its form begins with it. */
export const wordOf = ({ form }: Verb): string => split(form)[0]

/** Every verb by its word. */
export const VERB_BY_WORD: ReadonlyMap<string, Verb> = new Map(
  Object.values(VERBS)
    .flat()
    .map((verb) => [wordOf(verb), verb]),
)
