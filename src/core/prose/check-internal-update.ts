import { compileChecklist, runChecklist } from './criterion.ts'
import {
  actionPhrases,
  conditionPhrases,
  impactPhrases,
  needPhrases,
  nextUpdatePhrases,
  scopePhrases,
} from './spoken-phrases.ts'
import type { TextCheck } from './text-check.ts'

const internalChecklist = compileChecklist({
  statesCondition: {
    kind: 'merit',
    phrases: conditionPhrases,
    labels: ['condition', 'conditions', 'status', 'situation', 'state'],
  },
  statesImpact: {
    kind: 'merit',
    phrases: [...impactPhrases, ...scopePhrases.slice(0, 2)],
    labels: ['impact'],
  },
  statesActions: { kind: 'merit', phrases: actionPhrases, labels: ['action', 'actions', 'doing', 'done'] },
  statesNeeds: {
    kind: 'merit',
    mayBeNegated: true,
    phrases: needPhrases,
    labels: ['need', 'needs', 'asks', 'blockers'],
  },
  namesNextUpdate: { kind: 'merit', phrases: nextUpdatePhrases, labels: ['update', 'next'] },
})

/** Condition, impact, actions, needs and the time of the next word: an internal update or a brief to executives. */
export function checkInternalUpdate(text: string): TextCheck[] {
  return runChecklist(text, internalChecklist)
}

const handoverChecklist = compileChecklist({
  givesStatus: {
    kind: 'merit',
    phrases: [...conditionPhrases, ...impactPhrases],
    labels: ['status', 'condition', 'situation', 'state', 'impact'],
  },
  givesPlan: {
    kind: 'merit',
    phrases: [
      'plan is|was|to|for',
      'the|our|my plan',
      'next <2> we|step|steps|is',
      'we|i|you will|intend|mean|want|are|should <2> @any',
      'then @any',
      'objective|goal is',
    ],
    labels: ['plan', 'next', 'objective', 'objectives', 'goal'],
  },
  givesAssignments: {
    kind: 'merit',
    phrases: [
      'deputy|scribe|comms|lead|engineer|on|database|network|storefront|platform|payments|operations|ops|team <3> is|are|has|have|holds|owns|will|reports|works <4> @gerund|@participle|until|task|at|by|the',
      'assigned to',
      'is|are on @any',
      'owns|holds @any',
    ],
    labels: ['assignments', 'assigned', 'tasks', 'people', 'roles', 'who', 'owners'],
  },
  givesRisks: {
    kind: 'merit',
    phrases: [
      'risk|risks|hazard|danger|worry|concern|threat',
      'watch for|out|the',
      'beware of',
      'careful with|of',
      'if <6> then|we|it',
      'could|may|might <3> collapse|fail|return|overload|happen|again|come',
    ],
    labels: ['risk', 'risks', 'hazards', 'watch'],
  },
  namesNextUpdate: { kind: 'merit', phrases: nextUpdatePhrases, labels: ['update', 'next'] },
})

/** What a commander has to tell the next one. */
export function checkHandoverBrief(text: string): TextCheck[] {
  return runChecklist(text, handoverChecklist)
}
