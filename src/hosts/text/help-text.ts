import { COMMAND_KINDS } from '../../core/command/index.ts'
import type { SeatView } from '../../core/consoles/index.ts'
import { LIST_WORDS } from './listing.ts'
import { verbsOf, wordOf } from './verbs.ts'

/** All words: those this seat may use now with their forms, the others by name. */
export function helpText(view: SeatView): string {
  const verbs = view.may.flatMap(verbsOf)
  const others = COMMAND_KINDS.filter((kind) => !view.may.includes(kind)).flatMap(verbsOf)
  return [
    'Time:  wait <seconds> · next (until something happens)',
    `Lists: ${LIST_WORDS.join(' · ')}`,
    'Commands:',
    ...verbs.map((verb) => `  ${verb.form}\n      ${verb.help}`),
    ...(others.length === 0 ? [] : [`Not now, or for another seat: ${others.map(wordOf).join(' · ')}`]),
    'Shell: aws · terraform · kubectl · dig · curl · openssl · logs · trace · pd · jira ("aws help" lists the calls)',
  ].join('\n')
}
