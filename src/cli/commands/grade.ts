import {
  type DecisionWeighed,
  type Grade,
  gradeProfileAndOutcome,
  weighDecisions,
} from '../../core/grading/index.ts'
import { BadInput } from '../bad-input.ts'
import type { CliCommand, Given } from '../cli-command.ts'
import { openPolicy } from '../policies.ts'
import { keptNote, nothingKept, playAgain, type ReadOnly, scenarioOption } from '../records.ts'

export const grade: CliCommand = {
  name: 'grade',
  usage: 'grade FILE [--scenario FILE] [--policy FILE] [--decisions] [--json]',
  summary:
    'Grades a kept drill: command profile, outcome and, with --decisions, what each decision changed. Where it cannot be played again, prints the grade that the file keeps, and ends with 1 if the file is damaged or forged.',
  words: [1, 1],
  options: {
    decisions: { type: 'boolean', help: 'Runs the drill on without, and earlier than, each decision.' },
    scenario: scenarioOption,
    policy: {
      type: 'string',
      help: 'Judges command by these house rules instead of the ones it was played under.',
    },
    json: { type: 'boolean', help: 'Everything as JSON, each mark with the log ids under it.' },
  },
  async run(given) {
    const file = given.words[0] as string
    const policy = given.text('policy') === null ? null : openPolicy(given.text('policy'))
    const again = await playAgain(file, given.text('scenario'))
    if (again.kind === 'readOnly') return printKept(file, again, given)
    const { record, scenario, drill } = again
    const { profile, outcome } = gradeProfileAndOutcome(record, scenario, drill, policy ?? record.policy)
    const decisions = given.flag('decisions') ? [...weighDecisions(record, scenario)] : []
    if (given.flag('json'))
      given.print(JSON.stringify({ profile, outcome, decisions: { decisions } }, null, 2))
    else
      given.print(
        [outcomeText(outcome), '', ...profileLines(profile), ...decisions.map(decisionLine)].join('\n'),
      )
    return 0
  },
}

/** What was found when the file was written; nothing of it is computed anew. */
function printKept(file: string, again: ReadOnly, { text, flag, print, note }: Given): number {
  const { kept, raw, why, forged } = again
  if (text('policy') !== null)
    throw new BadInput({
      file,
      place: '--policy',
      message: `Other house rules need the drill played again. ${why}`,
      mend: 'Leave --policy out to see the grade that is kept, if there is one.',
    })
  if (kept.grade === null) throw nothingKept(file, 'grade', again)
  const { profile, outcome } = kept.grade
  if (flag('json')) print(JSON.stringify({ ...raw.grade, decisions: { decisions: [] } }, null, 2))
  else {
    const minutes = `${Math.round(outcome.customerMinutes)} customer-minutes`
    print([`Outcome: ${outcome.ended}. ${minutes}.`, '', ...profileLines(profile)].join('\n'))
  }
  note(keptNote(file, 'grade', again))
  if (flag('decisions')) note('Decisions are not kept, and cannot be weighed.')
  return forged ? 1 : 0
}

const outcomeText = (outcome: Grade['outcome']): string =>
  `Outcome: ${outcome.ended}. ${Math.round(outcome.customerMinutes)} customer-minutes (par ${Math.round(outcome.par.customerMinutes)}, doing nothing ${Math.round(outcome.doingNothing.customerMinutes)}), USD ${Math.round(outcome.moneyUsd)}.`

/** A profile of any build; older ones may keep no items under a mark. */
interface ShownProfile {
  readonly skills: readonly {
    readonly skill: string
    readonly label: string
    readonly rating: number | null
  }[]
  readonly markers: readonly (Pick<Grade['profile']['markers'][number], 'label' | 'reason'> & {
    readonly marker: string
    readonly skill: string
    readonly rating: number | null
    readonly items?: Grade['profile']['markers'][number]['items']
  })[]
}

function profileLines({ skills, markers }: ShownProfile): readonly string[] {
  return skills.flatMap(({ skill, label, rating }) => [
    `${skill} ${label}: ${rating ?? 'not observed'}`,
    ...markers
      .filter((mark) => mark.skill === skill)
      .flatMap((mark) => [
        `  ${mark.marker} ${mark.label}: ${mark.rating ?? 'not observed'}. ${mark.reason}`,
        ...(mark.items ?? []).map(
          (item) =>
            `    ${item.answer === 'yes' ? '+' : item.answer === 'no' ? '-' : ' '} ${item.question} ${item.detail} [${item.cites.join(' ')}]`,
        ),
      ]),
  ])
}

const decisionLine = (each: DecisionWeighed): string =>
  `${each.entryId} at ${each.at} s, ${each.label}: saved ${Math.round(each.savedCustomerMinutes)} customer-minutes; ${each.judgement}${each.earlier === null ? '' : `; at ${each.earlier.at} s it would have saved ${Math.round(each.earlier.savedCustomerMinutes)} more`}`
