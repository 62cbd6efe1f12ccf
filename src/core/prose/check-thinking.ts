import { compileChecklist, runChecklist } from './criterion.ts'
import { compilePhrases, findPhrases } from './phrase.ts'
import { timeBoxPhrases } from './spoken-phrases.ts'
import { no, readText, sentenceAt, type TextCheck, yes } from './text-check.ts'

const hypothesisChecklist = compileChecklist(
  {
    statesHypothesis: {
      kind: 'merit',
      phrases: [
        'i|we think|believe|suspect|assume|guess|reckon|bet @any',
        "pretty|fairly|quite|almost|rather|very sure|certain|confident it|it's|its|that|that's|the|this|we @any",
        'my|our best? guess|bet|money <1> @any',
        'hypothesis|theory <2> is|that|one|two',
        'looks|seems like|that|to @any',
        'may|might|could <2> be|explain|have|cause @any',
        'is|are <1> likely|probably @any',
        'explains|explain|points to? @any',
        'slow|grey|gray|overloaded|failing|saturated|impaired|lossy|degraded <6> cause|causes|causing|because|so|and',
        'because @any',
        'is|are losing|dropping|throttling|throttled @any',
        'amplify|amplifies|causes|slows|starves @any',
        'probably|likely|maybe|perhaps the|a|an|in @any',
        'is|are <2> causing|slowing|amplifying|hurting|starving|driving @any',
      ],
      labels: ['hypothesis', 'theory'],
    },
    statesConfidence: {
      kind: 'merit',
      mayBeNegated: true,
      phrases: [
        'confidence|confident|sure|certain|unsure|uncertain|certainty',
        'likely|unlikely|probably|possibly|perhaps',
        '@number % sure|certain|confident|likely',
        'best guess',
      ],
      labels: ['confidence'],
    },
    separatesCauseFromVictim: {
      kind: 'merit',
      mayBeNegated: true,
      phrases: [
        'is|are|was|be|just|only|a|the|as|mere <2> victim|victims|symptom|symptoms',
        'victim|victims|symptom|symptoms of|not',
        'downstream|upstream of|from',
        'not the cause',
        'is|are <2> effect|result|consequence of',
        'cause|source <5> not|rather|instead',
        'suffers|suffer|suffering <3> from|because',
      ],
    },
    namesTest: {
      kind: 'merit',
      phrases: [
        'if <9> should|would|will|then|expect @any',
        'would|should|will <2> see|show|fall|drop|rise|recover|confirm|prove|disprove',
        'to test|confirm|check|prove|disprove',
      ],
    },
  },
  { oneSentence: true },
)

/** A hypothesis: that it is one, how sure, what is cause and what victim, and how to tell. */
export function checkHypothesis(text: string): TextCheck[] {
  return runChecklist(text, hypothesisChecklist)
}

const triggerBook = compilePhrases({
  condition: ['if|unless|when|once|should @any <1> @any'],
  deadline: [...timeBoxPhrases, 'by then', 'by|within|in|after <1> @number'],
  consequence: [
    'then @any <1> @any',
    'we|i|you|they will|shall|must|would|go|stop|drain|fail|roll|freeze|shed|page|escalate|raise|cap|undo|switch @any',
    "we'll|i'll @any",
    'drain|freeze|fail|roll|shed|page|escalate|raise|cap|undo|switch|stop|move|declare|shift|abort @any',
  ],
})

/** "If ... by ... then ...": each part, and whether one sentence holds them all. */
export function checkTrigger(text: string): TextCheck[] {
  const reading = readText(text)
  // "If it has not fallen by 02:30" is a trigger too: a negation inside takes nothing away.
  const matches = findPhrases(reading.words, triggerBook).filter(
    (match) => sentenceAt(reading, match.from)?.plausible === true,
  )
  const parts = (['condition', 'deadline', 'consequence'] as const).map((id) => {
    const match = matches.find((found) => found.id === id)
    const name = { condition: 'namesCondition', deadline: 'namesDeadline', consequence: 'namesConsequence' }[
      id
    ]
    const sentence = match && reading.sentences[reading.words[match.from]?.sentence ?? -1]
    return sentence ? yes(name, reading, sentence.from, sentence.to) : no(name)
  })
  const whole = reading.sentences.find((sentence) =>
    (['condition', 'deadline', 'consequence'] as const).every((id) =>
      matches.some((match) => match.id === id && match.from >= sentence.from && match.to <= sentence.to),
    ),
  )
  return [...parts, whole ? yes('isWholeTrigger', reading, whole.from, whole.to) : no('isWholeTrigger')]
}
