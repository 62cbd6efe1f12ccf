/** Classes of language that turn an account of an incident into a judgement of people. */
export type BlamelessRule =
  | 'counterfactual'
  | 'omission-as-fault'
  | 'trait-blame'
  | 'human-as-cause'
  | 'single-cause'
  | 'normative-gap'
  | 'hindsight'
  | 'naming'
  | 'exhortation'
  | 'drama'
  | 'overclaim-outward'

export interface RuleText {
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly rewrite: string
}

export const ruleTexts: Readonly<Record<BlamelessRule, RuleText>> = {
  counterfactual: {
    severity: 'error',
    message: 'Speaks of a past that did not happen; it says nothing about why what happened made sense.',
    rewrite: 'Say what was seen, known and done at that moment, and move the idea to the action items.',
  },
  'omission-as-fault': {
    severity: 'error',
    message: 'Names something that was not done, as if it had been in plain view.',
    rewrite: 'Say what was and was not visible, which check existed, and what that check compared.',
  },
  'trait-blame': {
    severity: 'error',
    message: 'Judges a person’s character.',
    rewrite: 'Delete it and name the condition the person worked in.',
  },
  'human-as-cause': {
    severity: 'error',
    message: 'Makes a person the cause, which ends the search one step too early.',
    rewrite: 'Say what made the action reasonable, and which guard was not there to stop it.',
  },
  'single-cause': {
    severity: 'warning',
    message: 'Reduces the incident to one cause, or makes it smaller than it was.',
    rewrite:
      'Write of contributing factors, a trigger and conditions: each necessary, none sufficient alone.',
  },
  'normative-gap': {
    severity: 'warning',
    message: 'Measures the past against a norm instead of describing it.',
    rewrite: 'State what existed and what it did; put the gap into an action item.',
  },
  hindsight: {
    severity: 'warning',
    message: 'Makes visible afterwards what was not visible then.',
    rewrite: 'Say which signal stood on which screen, and at what time.',
  },
  naming: {
    severity: 'error',
    message: 'Puts a named person into the story of the harm.',
    rewrite: 'Use the role, or make the system the subject of the sentence.',
  },
  exhortation: {
    severity: 'warning',
    message: 'Asks people to try harder, or cannot be finished; it changes no system.',
    rewrite: 'Verb, object and a test that says when it is done: a change to the system, not to behaviour.',
  },
  drama: {
    severity: 'warning',
    message: 'Colours the account instead of measuring it.',
    rewrite: 'Put a number with its unit.',
  },
  'overclaim-outward': {
    severity: 'warning',
    message: 'Promises customers more, or tells them of more harm, than is known.',
    rewrite:
      'Say "degradation", give the share that is affected, and say "monitoring" while you still watch.',
  },
}

/** Phrases by rule, in the language of `phrase.ts`. */
export const rulePhrases: Readonly<Record<BlamelessRule, readonly string[]>> = {
  counterfactual: [
    'should|could|would|might not? have not? @adverb? been? @adverb? @participle',
    "shouldn't|couldn't|wouldn't have @adverb? been? @adverb? @participle",
    "should've|could've|would've|might've not? @adverb? been? @participle",
    "shouldn't've|couldn't've @participle",
    'should|could|would @person have @adverb? @participle',
    'if only',
    'ought not? to have',
    'needed|supposed|expected to have @participle',
    'had <5> @participle <9> would|could|might',
    'if <5> had <1> @participle <9> would|could|might',
    'would|could|might have prevented|avoided|stopped|saved|helped',
  ],
  'omission-as-fault': [
    'failed to @any',
    'failing to @any',
    'failure to @any',
    'forgot|forgotten|forgets to @any',
    'forgot about',
    'neglected|neglects to? @any',
    "didn't|don't|doesn't|never bother|bothered to?",
    'did not bother to?',
    "didn't check|notice|verify|think|realise|realize|follow|read|look|ask|see|test",
    'did not @adverb? check|notice|verify|think|realise|realize|follow|read|look|ask|test',
    'never checked|noticed|verified|asked|looked|tested|followed',
    'ignored|ignoring',
    'overlooked',
    'missed the @adverb? obvious|signs|signal|warning|alert|alarm|page',
    'without bothering to?',
  ],
  'trait-blame': [
    'careless|carelessly|carelessness|negligent|negligently|negligence|sloppy|sloppily|sloppiness|incompetent|incompetence|incompetently|reckless|recklessly|recklessness|inattentive|inattention|inattentiveness|clueless|stupid|stupidly|stupidity|foolish|foolishly|idiot|idiots|idiotic|unprofessional|irresponsible|irresponsibly|complacent|complacency|thoughtless|thoughtlessly|unqualified',
    'lazy|laziness',
    'should|ought to? have known better',
    "should've known better",
    'asleep at the wheel',
    '@any <2> paying attention',
    'rookie|silly|amateur|dumb mistake|error|move',
    'bad judgement|judgment',
    'inexperienced|inexperience|clumsy|clumsily',
  ],
  'human-as-cause': [
    'human|operator|user|pilot|engineer|developer|administrator|admin error|mistake',
    'human failure|failing',
    'is|was|were|are to blame',
    '@person <2> at fault',
    'fat finger|fingered|fingers',
    'fatfingered',
    "someone's|somebody's|engineer's|operator's|developer's|person's|his|her|their mistake|error|fault|negligence",
    'made|making a|the <1> mistake',
    'mistake|mistakes|error by|of|from an|a|the|our <2> engineer|developer|operator|admin|administrator|person|team|contractor|intern|sre',
    'the|an|a|our|one <2> engineer|developer|operator|admin|administrator|intern|contractor|technician|dba|sre who? @adverb? @plainHarm',
    'accidentally|mistakenly|erroneously|wrongly|inadvertently @harm',
    '@person accidentally|mistakenly|erroneously|wrongly|inadvertently @any',
    'caused|broken|botched|misconfigured|deleted by an|a|the|our <2> engineer|developer|operator|admin|administrator|intern|contractor|technician|dba|sre',
  ],
  'single-cause': [
    'the <1> root cause',
    'root cause was|is|of',
    'root cause',
    'the sole|only|single|one|real|true|actual cause|reason',
    'simply|merely',
    'the culprit|culprits',
    'just a|an|because|needed|someone|somebody|one|human|the',
    'just had|have|needs to',
  ],
  'normative-gap': [
    'insufficient|insufficiently|inadequate|inadequately|poor|poorly|mismanaged|substandard|subpar|deficient',
    'lack|lacks of?',
    'lacked|lacking',
  ],
  hindsight: [
    'obviously|clearly|evidently|plainly',
    'it|this|that was|is|became @adverb? evident|obvious|clear|apparent that',
    'was|were|is @adverb? obvious|evident',
    'anyone|anybody|everyone|everybody could|would|can have? see|seen|notice|noticed|tell|know|known',
    'in|with hindsight',
    'in retrospect',
    'with the benefit of hindsight',
    'of course',
    'needless to say',
    'the warning? signs were there',
  ],
  naming: [
    '@givenName <3> @harm',
    '@givenName accidentally|mistakenly @any',
    'caused|broken|deleted|misconfigured|botched|pushed|introduced|triggered by @givenName',
    'because of @givenName',
    '@givenName was|is at fault',
  ],
  exhortation: [
    'be|being <2> careful|vigilant|diligent|attentive|mindful|cautious',
    'more care|attention|diligence|vigilance',
    'remind|reminding @any',
    'pay|paying <2> attention',
    'raise|raising awareness',
    'train|retrain|educate|coach|tell|ask|instruct <3> not to',
    'train|retrain|educate|coach|lecture @person',
    'train|retrain|educate all|the|our|on @any',
    'make sure that? all? the? our? @person',
    'ensure that? all? the? our? @person',
    'try harder|to',
    'do better',
    'needs|need more training',
    'double check',
    'increase|increasing awareness',
    'take more? care',
    'think twice',
  ],
  drama: [
    'catastrophic|catastrophically|catastrophe|ridiculous|ridiculously|insane|insanely|unbelievable|unbelievably|disastrous|disastrously|horrific|horrible|horribly|horrendous|nightmare|nightmarish|terrible|terribly|absurd|absurdly|outrageous|shocking|shockingly|apocalyptic|appalling|abysmal|meltdown|crazy|madness|massive|massively|disaster|chaos|chaotic',
    '!!',
  ],
  'overclaim-outward': [
    'outage',
    'all|every of? our? customers|customer|users|user',
    'everyone|everybody',
    'fully|completely|entirely|permanently|totally @adverb? resolved|fixed|solved|restored|recovered',
    'resolved|fixed completely|entirely|permanently|fully',
    "never|not|won't ever? happen again",
    'guarantee|guaranteed|guarantees',
    '100 %',
  ],
}

/** Only at the start of an action item: verbs that cannot be finished. */
export const openEndedVerbs: ReadonlySet<string> = new Set([
  'improve',
  'investigate',
  'enhance',
  'explore',
  'consider',
  'strengthen',
  'optimise',
  'optimize',
  'better',
  'try',
  'discuss',
  'monitor',
  'rethink',
  'encourage',
  'emphasise',
  'emphasize',
])
export const openEndedPhrases: Readonly<Record<'exhortation', readonly string[]>> = {
  exhortation: [
    'look into',
    'think about',
    'make <3> better',
    'be more @any',
    'talk to|about',
    'communicate|document|test|review|plan <1> better|more',
  ],
}
