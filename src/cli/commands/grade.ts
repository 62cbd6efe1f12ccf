import { gradeProfileAndOutcome, weighDecisions } from '../../core/grading/index.ts'
import type { CliCommand } from '../cli-command.ts'
import { openPolicy } from '../policies.ts'
import { openRecord, replayed, scenarioOption } from '../records.ts'

export const grade: CliCommand = {
  name: 'grade',
  usage: 'grade FILE [--scenario FILE] [--policy FILE] [--decisions] [--json]',
  summary: 'Grades a kept drill: command profile, outcome and, with --decisions, what each decision changed.',
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
  async run({ words, text, flag, print }) {
    const file = words[0] as string
    const opened = await openRecord(file, text('scenario'))
    const drill = replayed(file, opened)
    const { record, scenario } = opened
    const judgedBy = text('policy') === null ? record.policy : openPolicy(text('policy'))
    const { profile, outcome } = gradeProfileAndOutcome(record, scenario, drill, judgedBy)
    const decisions = flag('decisions') ? [...weighDecisions(record, scenario)] : []
    if (flag('json')) {
      print(JSON.stringify({ profile, outcome, decisions: { decisions } }, null, 2))
      return 0
    }
    print(
      `Outcome: ${outcome.ended}. ${Math.round(outcome.customerMinutes)} customer-minutes (par ${Math.round(outcome.par.customerMinutes)}, doing nothing ${Math.round(outcome.doingNothing.customerMinutes)}), USD ${Math.round(outcome.moneyUsd)}.\n`,
    )
    for (const skill of profile.skills) {
      print(`${skill.skill} ${skill.label}: ${skill.rating ?? 'not observed'}`)
      for (const mark of profile.markers.filter((each) => each.skill === skill.skill)) {
        print(`  ${mark.marker} ${mark.label}: ${mark.rating ?? 'not observed'}. ${mark.reason}`)
        for (const item of mark.items)
          print(
            `    ${item.answer === 'yes' ? '+' : item.answer === 'no' ? '-' : ' '} ${item.question} ${item.detail} [${item.cites.join(' ')}]`,
          )
      }
    }
    for (const each of decisions)
      print(
        `${each.entryId} at ${each.at} s, ${each.label}: saved ${Math.round(each.savedCustomerMinutes)} customer-minutes; ${each.judgement}${each.earlier === null ? '' : `; at ${each.earlier.at} s it would have saved ${Math.round(each.earlier.savedCustomerMinutes)} more`}`,
      )
    return 0
  },
}
