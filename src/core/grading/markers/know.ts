import { checkHypothesis, checkTrigger } from '../../prose/index.ts'
import { type CaseFile, cluesReached, entriesOf, mineOf, reachedClues } from '../case-file.ts'
import { countOf, item, spell } from '../item.ts'
import { kickOff } from '../kick-off.ts'
import { type MarkerRule, notObserved, observed } from '../marker-rule.ts'
import { phrases } from '../phrases.ts'
import { findWords, provenBy } from '../trainee-text.ts'

const SIGNALS: ReadonlySet<string> = new Set([
  'metrics',
  'logs',
  'traces',
  'map',
  'vendorPage',
  'console',
  'changes',
])
const CLUES_FOR_HIGH_CONFIDENCE = 2

const gather: MarkerRule = {
  marker: 'B1',
  skill: 'B',
  label: 'Gather',
  table: [
    [1, { any: 'no' }, 'Nothing was looked at and nobody was asked.'],
    [2, { two: 'no' }, 'The first change rested on one kind of signal.'],
    [2, { scope: 'no' }, 'How far it reached was not asked before the first change.'],
    [
      4,
      { changes: 'yes', people: 'yes' },
      'Several kinds of signal, the scope, recent changes and the people who know.',
    ],
    [3, {}, 'Two kinds of signal and the scope before the first change.'],
  ],
  examine(file) {
    const start = kickOff(file)
    if (start === null) return notObserved('Nothing had happened yet that could be looked into.')
    const first = mineOf(file, 'actionApproved')[0] ?? null
    const until = first?.at ?? file.endedAt
    const before = (entry: { readonly at: number }) => entry.at <= until
    // A screen that showed nothing, or only errors, is no signal.
    const looks = mineOf(file, 'lookedAt').filter(
      (entry) => before(entry) && entry.event.showed && SIGNALS.has(entry.event.source),
    )
    const asked = mineOf(file, 'taskAssigned', 'reportRequested', 'said').filter(before)
    const told = entriesOf(file, 'taskReported', 'reportGiven').filter(before)
    const kinds = new Set([
      ...looks.map((entry) => entry.event.source),
      ...(told.length > 0 ? ['people'] : []),
    ])
    const changes =
      looks.find((entry) => entry.event.source === 'changes') ??
      findWords(asked, phrases.asksChange)?.entry ??
      null
    const scopeAsked = findWords(
      [...asked, ...mineOf(file, 'hypothesisStated').filter(before)],
      phrases.asksScope,
    )
    const scopeSeen =
      looks.find((entry) => entry.event.source === 'map' || showsScope(file, entry.event.subject)) ?? null
    const scope = scopeAsked?.entry ?? scopeSeen
    return observed(
      item(
        'any',
        'Was anything looked at or asked?',
        looks.length + asked.length > 0,
        countOf(looks.length + asked.length, 'look or question', 'looks or questions') +
          (first === null ? '.' : ' before the first change.'),
        [...looks, ...asked, start],
      ),
      item(
        'two',
        'At least two kinds of signal before the first change?',
        kinds.size >= 2,
        `${kinds.size === 0 ? 'None' : [...kinds].sort((a, b) => (a < b ? -1 : 1)).join(', ')}.`,
        [...looks, ...told, first],
      ),
      item(
        'scope',
        'Was the scope looked at or asked before the first change?',
        scope !== null,
        scope === null
          ? 'Neither the map, nor markets or zones side by side, nor a question about them.'
          : 'The scope was looked into.',
        [scope, first],
        scopeAsked?.quote ?? null,
      ),
      item(
        'changes',
        'Was it asked what had changed?',
        changes !== null,
        changes === null
          ? 'Recent changes were not looked at before the first change.'
          : 'Recent changes were looked at.',
        [changes],
      ),
      item(
        'people',
        'Did somebody who knows report before the first change?',
        told.length > 0,
        `${countOf(told.length, 'report')}.`,
        told,
      ),
    )
  },
}

/** Customers, markets or zones, rather than one service. */
function showsScope(file: CaseFile, subject: string): boolean {
  const { zones, markets } = file.scenario.topology
  return (
    subject.includes('customer') ||
    subject.includes('zone') ||
    [...zones, ...markets].some((each) => subject.includes(each.id))
  )
}

/** Freeze questions are part of the rubric; no drill puts them yet, and the grade says so instead of guessing. */
const probes = (levels: string) =>
  item(
    'probes',
    `Were freeze questions on ${levels} answered rightly?`,
    null,
    'No freeze questions were put in this drill.',
  )

const understand: MarkerRule = {
  marker: 'B2',
  skill: 'B',
  label: 'Understand',
  table: [
    [1, { stated: 'no' }, 'What you thought was going on stayed in your head.'],
    [2, { grounded: 'no' }, 'A hypothesis was stated before any evidence for it had reached you.'],
    [2, { calibrated: 'no' }, 'More certain than the evidence at hand allowed.'],
    [2, { fresh: 'no' }, 'After a sign against it, the picture was not looked at again in time.'],
    [
      4,
      { causeVictim: 'yes', suspects: 'yes' },
      'A grounded hypothesis, as sure as the evidence, that separates cause from victim.',
    ],
    [3, {}, 'A grounded hypothesis, stated with its confidence.'],
  ],
  examine(file) {
    const start = kickOff(file)
    if (start === null) return notObserved('There was nothing to explain yet.')
    const stated = mineOf(file, 'hypothesisStated')
    const firstAction = mineOf(file, 'actionApproved')[0] ?? null
    if (
      stated.length === 0 &&
      firstAction === null &&
      file.endedAt - start.at < file.policy.windows.firstMitigation
    )
      return notObserved('The drill ended before a hypothesis was due.')
    const said = provenBy(
      mineOf(file, 'said', 'internalUpdatePosted', 'documentEdited'),
      checkHypothesis,
      'statesHypothesis',
    )
    const last = stated[stated.length - 1] ?? null
    const ungrounded = stated.filter((entry) => cluesReached(file, entry.at).size === 0)
    const overSure = stated.filter(
      (entry) =>
        entry.event.confidence === 'high' && cluesReached(file, entry.at).size < CLUES_FOR_HIGH_CONFIDENCE,
    )
    const separates = provenBy(
      [...stated, ...mineOf(file, 'internalUpdatePosted', 'said')],
      checkHypothesis,
      'separatesCauseFromVictim',
    )
    const missed = entriesOf(file, 'predictionJudged').filter(
      (entry) => !entry.event.met && entry.at + file.policy.windows.changeCourse <= file.endedAt,
    )
    const stuck = missed.filter((entry) => !looksAgain(file, entry.at))
    const evidence = last === null ? [] : reachedClues(file).filter((entry) => entry.at <= last.at)
    return observed(
      item(
        'stated',
        'Was a hypothesis stated for all to hear?',
        last !== null || said !== null,
        last === null
          ? said === null
            ? 'No hypothesis in the log.'
            : 'Said in passing, without a confidence.'
          : `${countOf(stated.length, 'hypothesis', 'hypotheses')}.`,
        [...stated, said?.entry, last === null ? start : null],
        said?.quote ?? null,
      ),
      item(
        'grounded',
        'Had evidence reached you when you stated it?',
        last === null ? null : ungrounded.length < stated.length || stated.length === 0,
        `${evidence.length} pieces of evidence by the last one.`,
        [...stated, ...evidence],
      ),
      item(
        'calibrated',
        'Was your confidence no higher than the evidence?',
        last === null ? null : overSure.length === 0,
        overSure.length === 0
          ? 'Never surer than the evidence.'
          : '"High" with fewer than two pieces of evidence.',
        overSure,
      ),
      item(
        'suspects',
        'Were suspects named?',
        last === null ? null : last.event.suspects.length > 0,
        last === null ? '' : last.event.suspects.join(', '),
        [last],
      ),
      item(
        'causeVictim',
        'Did you separate cause from victim?',
        separates !== null,
        separates === null ? 'No sentence does.' : 'In words.',
        [separates?.entry],
        separates?.quote,
      ),
      item(
        'fresh',
        'After a prediction that failed, did you look again in time?',
        missed.length === 0 ? null : stuck.length === 0,
        countOf(missed.length, 'failed prediction') +
          `, ${stuck.length} without a second look within ${spell(file.policy.windows.changeCourse)}.`,
        missed,
      ),
      probes('what is and what it means'),
    )
  },
}

function looksAgain(file: CaseFile, at: number): boolean {
  const until = at + file.policy.windows.changeCourse
  return mineOf(
    file,
    'lookedAt',
    'reportRequested',
    'taskAssigned',
    'hypothesisStated',
    'actionUndone',
    'actionApproved',
  ).some((entry) => entry.at >= at && entry.at <= until)
}

const anticipate: MarkerRule = {
  marker: 'B3',
  skill: 'B',
  label: 'Anticipate',
  table: [
    [1, { any: 'no' }, 'No sign of looking ahead: no expectation, trigger or plan B.'],
    [2, { twice: 'no' }, 'Looked ahead in one way only.'],
    [4, { wave: 'yes', trigger: 'yes' }, 'Triggers set, and the second wave named before it came.'],
    [3, {}, 'Looked ahead in more than one way.'],
  ],
  examine(file) {
    const start = kickOff(file)
    if (start === null) return notObserved('There was nothing to look ahead to yet.')
    if (
      file.endedAt - start.at < file.policy.windows.firstMitigation &&
      mineOf(file, 'actionApproved').length === 0
    )
      return notObserved('The drill ended before a plan was due.')
    const words = mineOf(
      file,
      'said',
      'internalUpdatePosted',
      'optionsListed',
      'objectionsAsked',
      'hypothesisStated',
      'executivesBriefed',
      'documentEdited',
      'handoverOffered',
      'reportRequested',
      'taskAssigned',
      'triggerSet',
      'reminderSet',
      'actionApproved',
      'replied',
    )
    const triggers = mineOf(file, 'triggerSet')
    const spoken = triggers.length > 0 ? null : provenBy(words, checkTrigger, 'isWholeTrigger')
    const predicted = mineOf(file, 'actionApproved').filter(
      (entry) => entry.event.card !== null && entry.event.card.expected !== null,
    )
    const planB = findWords(words, phrases.planB)
    const wave = findWords(words, phrases.secondWave)
    const ways = [
      triggers.length > 0 || spoken !== null,
      predicted.length > 0,
      planB !== null,
      wave !== null,
    ].filter((way) => way).length
    return observed(
      item('any', 'Any expectation, trigger or plan B?', ways > 0, `${ways} of four ways of looking ahead.`, [
        ...triggers,
        ...predicted,
        planB?.entry,
        wave?.entry,
        ways === 0 ? start : null,
      ]),
      item('twice', 'More than one way of looking ahead?', ways >= 2, `${ways} of four ways.`, [
        ...triggers,
        ...predicted,
        planB?.entry,
        wave?.entry,
      ]),
      item(
        'trigger',
        'Was a trigger set ("if … by … then …")?',
        triggers.length > 0 || spoken !== null,
        `${countOf(triggers.length, 'trigger')} set.`,
        [...triggers, spoken?.entry],
        spoken?.quote ?? null,
      ),
      item(
        'predicted',
        'Did an action carry an expected signal?',
        predicted.length > 0,
        `${countOf(predicted.length, 'prediction')}.`,
        predicted,
      ),
      item(
        'planB',
        'Was a plan B spoken of?',
        planB !== null,
        planB === null ? 'No plan B in words.' : 'In words.',
        [planB?.entry],
        planB?.quote,
      ),
      item(
        'wave',
        'Was the recovery itself expected to be dangerous?',
        wave !== null,
        wave === null ? 'Nobody spoke of a second wave.' : 'In words.',
        [wave?.entry],
        wave?.quote,
      ),
      probes('what comes next'),
    )
  },
}

export const knowMarkers: readonly MarkerRule[] = [gather, understand, anticipate]
