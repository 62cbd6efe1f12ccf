import { compileChecklist, runChecklist } from './criterion.ts'
import type { TextCheck } from './text-check.ts'

const closingChecklist = compileChecklist({
  statesRecovery: {
    kind: 'merit',
    phrases: [
      'recovered|resolved|restored|over|ended|closed|stable',
      'back <2> normal|normally',
      'working|works|operating|operate|operates <2> normally|again|usual',
      'full|complete recovery',
      'is|are <2> normal',
      'all good|clear|fine|well <4> for|since|again|now',
      'works|working <2> again|fine|normally|well',
    ],
  },
  statesDataLoss: {
    kind: 'merit',
    mayBeNegated: true,
    phrases: [
      'no|any|some|all|every|customer|your|the|without <2> data|order|orders|payment|payments|records|messages <4> lost|loss|missing|intact|safe|complete|preserved|duplicated|corrupted',
      'data loss',
      '@number <1> orders|payments|records|messages|writes|customers <3> lost|missing',
      'loss of <2> data|orders|payments|records',
      'lost @number <2> data|orders|payments|records|seconds|minutes',
      'nothing was|has|is been? lost',
      'no <2> lost',
    ],
    labels: ['data', 'loss'],
  },
  namesFollowUp: {
    kind: 'merit',
    phrases: [
      'post mortem|mortems',
      'postmortem|retrospective|debrief|write|writeup',
      'review|report|analysis|findings|summary <5> will|follow|publish|share|by|on|within|in|owner|due|tomorrow|before',
      'will|shall <4> review|publish|share|write|follow|report',
      'follow up',
      'todo|todos <1> @any',
      'still to do|be',
      'pm|pir|rca|postmortem <2> by|on|to|follow|follows|friday|monday|tomorrow|next',
      'followup|followups',
      'owner of|for|is',
    ],
    labels: ['follow', 'owner', 'next'],
  },
  thanks: { kind: 'merit', phrases: ['thank|thanks|grateful'] },
})

/** A last word: full recovery, data lost or none, and what follows. */
export function checkClosingNote(text: string): TextCheck[] {
  return runChecklist(text, closingChecklist)
}
