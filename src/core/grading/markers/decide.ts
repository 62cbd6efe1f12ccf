import { checkObjectionPoll } from '../../prose/index.ts'
import { severityLabel } from '../../scenario/index.ts'
import { warrantOf } from '../action-warrant.ts'
import { type Entry, entriesOf, mineOf } from '../case-file.ts'
import { countOf, item, spell } from '../item.ts'
import { kickOff } from '../kick-off.ts'
import { type MarkerRule, notObserved, observed } from '../marker-rule.ts'
import { phrases } from '../phrases.ts'
import { levelRange, topLevel } from '../telemetry.ts'
import { findWords, provenBy, wordCount } from '../trainee-text.ts'
import { severity } from './severity.ts'

const optionsAndRisk: MarkerRule = {
  marker: 'C2',
  skill: 'C',
  label: 'Options and risk',
  table: [
    [1, { weighed: 'no' }, 'Changes were made with no option, risk or objection in the log.'],
    [2, { noVote: 'no' }, 'You asked for agreement instead of strong objections.'],
    [2, { twoWays: 'no' }, 'Weighed in one way only: options, card or objections.'],
    [
      4,
      { options: 'yes', cards: 'yes', objections: 'yes' },
      'Options, cards with the worst case, and a call for strong objections.',
    ],
    [3, {}, 'Risks were weighed before the change.'],
  ],
  examine(file) {
    const actions = mineOf(file, 'actionApproved')
    const lists = mineOf(file, 'optionsListed')
    if (actions.length === 0 && lists.length === 0) return notObserved('No change was decided.')
    const only = findWords(
      mineOf(file, 'said', 'actionApproved', 'hypothesisStated', 'internalUpdatePosted'),
      phrases.onlyOption,
    )
    const rich = lists.filter(
      (entry) => entry.event.options.filter((option) => wordCount(option) >= 2).length >= 2,
    )
    const carded = actions.filter(
      (entry) =>
        entry.event.card !== null &&
        wordCount(entry.event.card.goal) >= 3 &&
        wordCount(entry.event.card.worstCase) >= 3,
    )
    const polls = mineOf(file, 'objectionsAsked')
    const vote = provenBy(
      mineOf(file, 'said', 'objectionsAsked', 'internalUpdatePosted'),
      checkObjectionPoll,
      'seeksConsensus',
    )
    const options = rich.length > 0 || only !== null
    const cards = carded.length > 0 && carded.length >= actions.length / 2
    const ways = [options, cards, polls.length > 0].filter((way) => way).length
    return observed(
      item(
        'weighed',
        'Were options, cards or objections in the log?',
        options || carded.length > 0 || polls.length > 0,
        `${ways} of three ways of weighing.`,
        [...lists, ...carded, ...polls, ...(ways === 0 ? actions : [])],
      ),
      item(
        'options',
        'At least two options, or "the only one" in words?',
        options,
        options ? 'Options were laid out.' : 'No options laid out.',
        [...rich, only?.entry],
        only?.quote ?? null,
      ),
      item(
        'cards',
        'Goal and worst case for at least half of the changes?',
        actions.length === 0 ? null : cards,
        `${carded.length} of ${actions.length} changes.`,
        carded.length > 0 ? carded : actions,
      ),
      item(
        'objections',
        'Were strong objections asked for?',
        polls.length > 0,
        `${countOf(polls.length, 'poll')}.`,
        polls,
      ),
      item('twoWays', 'At least two of the three?', ways >= 2, `${ways} of three.`, [
        ...rich,
        ...carded,
        ...polls,
      ]),
      item(
        'noVote',
        'Did you avoid asking whether everyone agrees?',
        vote === null,
        vote === null ? 'No vote was called.' : 'A vote was called.',
        [vote?.entry],
        vote?.quote,
      ),
    )
  },
}

const proportionate: MarkerRule = {
  marker: 'C3',
  skill: 'C',
  label: 'Proportionate',
  safetyCritical: 'anyOne',
  table: [
    [
      1,
      { bigWarranted: 'no' },
      'A far-reaching or irreversible change without the evidence that calls for it.',
    ],
    [1, { anyWarranted: 'no' }, 'No change rested on evidence that had reached you.'],
    [2, { warranted: 'no' }, 'Several changes came ahead of their evidence.'],
    [2, { smallFirst: 'no' }, 'The largest step came before any smaller one was tried.'],
    [4, { stop: 'yes' }, 'Evidence first, smallest step first, with a condition to stop.'],
    [3, {}, 'Changes rested on evidence, the smaller before the larger.'],
  ],
  examine(file) {
    const actions = mineOf(file, 'actionApproved')
    if (actions.length === 0) return notObserved('No change was made.')
    const judged = actions.map((entry) => ({ entry, warrant: warrantOf(file, entry) }))
    const big = judged.filter(({ warrant }) => warrant.farReaching)
    const bigBlind = big.filter(({ warrant }) => !warrant.held)
    const blind = judged.filter(({ warrant }) => !warrant.held)
    const firstBig = big[0] ?? null
    const smaller =
      firstBig === null
        ? []
        : judged.filter(({ entry, warrant }) => entry.at < firstBig.entry.at && !warrant.farReaching)
    const worst = firstBig === null ? null : levelRange(file, firstBig.entry.at)
    const justified = worst !== null && worst.most === topLevel(file.policy)
    const stop = findWords(
      [...actions, ...mineOf(file, 'triggerSet', 'said', 'objectionsAsked', 'internalUpdatePosted')],
      phrases.stopCondition,
    )
    const undone = mineOf(file, 'triggerSet')[0] ?? stop?.entry ?? null
    return observed(
      item(
        'anyWarranted',
        'Did any change rest on evidence at hand?',
        blind.length < judged.length,
        `${judged.length - blind.length} of ${judged.length} changes.`,
        actions,
      ),
      item(
        'warranted',
        'Did at least two thirds of the changes rest on evidence?',
        blind.length * 3 <= judged.length,
        `${judged.length - blind.length} of ${judged.length} changes rested on evidence that had reached you.`,
        [...blind.map(({ entry }) => entry), ...judged.flatMap(({ warrant }) => warrant.cites)],
      ),
      item(
        'bigWarranted',
        'Did every far-reaching or irreversible change rest on evidence?',
        big.length === 0 ? null : bigBlind.length === 0,
        `${countOf(big.length, 'far-reaching change')}, ${bigBlind.length} without evidence.`,
        big.flatMap(({ entry, warrant }) => [entry.id, ...warrant.cites]),
      ),
      item(
        'smallFirst',
        'Was a smaller step tried before the largest, or was the impact at the top level?',
        firstBig === null ? null : smaller.length > 0 || justified,
        firstBig === null
          ? 'No far-reaching step.'
          : justified
            ? `The screens showed ${severityLabel(file.policy, topLevel(file.policy))}.`
            : `${countOf(smaller.length, 'smaller step')} before.`,
        [firstBig?.entry, ...smaller.map(({ entry }) => entry)],
      ),
      item(
        'stop',
        'Was there a condition to stop or go back?',
        undone !== null,
        undone === null ? 'None in the log.' : 'There was one.',
        [undone],
        stop?.entry === undone ? (stop?.quote ?? null) : null,
      ),
    )
  },
}

const commitAndReview: MarkerRule = {
  marker: 'C4',
  skill: 'C',
  label: 'Commit and review',
  table: [
    [1, { decided: 'no' }, 'No decision to change anything was taken.'],
    [2, { inTime: 'no' }, 'The first change came later than the policy asks.'],
    [2, { noThrash: 'no' }, 'The same change was made again and again, or to and fro.'],
    [2, { changed: 'no' }, 'A prediction failed and the course stayed the same.'],
    [2, { verified: 'no' }, 'Changes took effect and nobody checked what they did.'],
    [4, { predicted: 'yes' }, 'Decided in time, with predictions, each checked against what followed.'],
    [3, {}, 'Decided in time and checked.'],
  ],
  examine(file) {
    const start = kickOff(file)
    if (start === null) return notObserved('There was nothing to decide yet.')
    const { firstMitigation, changeCourse } = file.policy.windows
    const actions = mineOf(file, 'actionApproved')
    const first = actions[0] ?? null
    if (first === null && file.scenario.restraint === true)
      return notObserved('Nothing had to be changed, and nothing was.')
    if (first === null && file.endedAt - start.at < firstMitigation)
      return notObserved('The drill ended before a decision was due.')
    const effects = entriesOf(file, 'actionTookEffect').filter(
      (entry) =>
        entry.at + changeCourse <= file.endedAt &&
        actions.some((action) => action.event.executionId === entry.event.executionId),
    )
    const checks = [
      ...mineOf(file, 'lookedAt', 'verificationAsked', 'reportRequested', 'taskAssigned'),
      ...entriesOf(file, 'predictionJudged'),
    ]
    const unchecked = effects.filter(
      (effect) => !checks.some((check) => check.at >= effect.at && check.at <= effect.at + changeCourse),
    )
    const predictions = entriesOf(file, 'predictionJudged')
    const missed = predictions.filter((entry) => !entry.event.met && entry.at + changeCourse <= file.endedAt)
    const turns = mineOf(
      file,
      'actionApproved',
      'actionUndone',
      'hypothesisStated',
      'reportRequested',
      'taskAssigned',
    )
    const stubborn = missed.filter(
      (entry) => !turns.some((turn) => turn.at >= entry.at && turn.at <= entry.at + changeCourse),
    )
    const repeats = repeated(actions)
    const delay = first === null ? null : first.at - start.at
    return observed(
      item(
        'decided',
        'Was any change decided?',
        first !== null,
        `${countOf(actions.length, 'change')}.`,
        actions.length > 0 ? actions : [start],
      ),
      item(
        'inTime',
        `Was the first change decided within ${spell(firstMitigation)}?`,
        delay === null ? null : delay <= firstMitigation,
        delay === null ? 'None.' : `After ${spell(delay)}.`,
        [start, first],
      ),
      item(
        'noThrash',
        'No change repeated more than twice?',
        first === null ? null : repeats.length === 0,
        `${countOf(repeats.length, 'repetition')}.`,
        repeats,
      ),
      item(
        'verified',
        'Was the effect of at least two thirds of them checked?',
        effects.length === 0 ? null : unchecked.length * 3 <= effects.length,
        `${effects.length - unchecked.length} of ${effects.length} checked within ${spell(changeCourse)}.`,
        effects,
      ),
      item(
        'changed',
        'After a failed prediction, did the course change?',
        missed.length === 0 ? null : stubborn.length === 0,
        `${countOf(missed.length, 'failed prediction')}, ${stubborn.length} without a turn.`,
        missed,
      ),
      item(
        'predicted',
        'Was an effect predicted and judged?',
        predictions.length > 0,
        `${countOf(predictions.length, 'prediction')} judged.`,
        predictions,
      ),
    )
  },
}

/** The third and later approvals of the same change with the same choices. */
function repeated(actions: readonly Entry<'actionApproved'>[]): readonly Entry<'actionApproved'>[] {
  const seen = new Map<string, number>()
  return actions.filter((entry) => {
    const { actionId, parameters } = entry.event
    const choice = Object.keys(parameters)
      .sort((a, b) => (a < b ? -1 : 1))
      .map((key) => `${key}=${parameters[key]}`)
    const key = `${actionId}(${choice.join(',')})`
    seen.set(key, (seen.get(key) ?? 0) + 1)
    return (seen.get(key) ?? 0) > 2
  })
}

export const decideMarkers: readonly MarkerRule[] = [severity, optionsAndRisk, proportionate, commitAndReview]
