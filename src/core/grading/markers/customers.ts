import { checkStatusUpdate } from '../../prose/index.ts'
import { severityLabel } from '../../scenario/index.ts'
import { type CaseFile, type Entry, entriesOf, finishedAt, mineOf } from '../case-file.ts'
import { countOf, item, spell } from '../item.ts'
import { kickOff } from '../kick-off.ts'
import { type MarkerRule, notObserved, observed } from '../marker-rule.ts'
import { longestGap } from '../pace.ts'
import { phrases } from '../phrases.ts'
import { failedShareShown, isMajor, levelRange } from '../telemetry.ts'
import { type Found, provenBy, quoteOf } from '../trainee-text.ts'

const TOTAL_SHARE = 0.9
const FAULTS = ['promisesEta', 'blames', 'speculates', 'usesJargon'] as const
/** A post closer to a deadline than this still counts: people type. */
const GRACE_SECONDS = 15

export const customers: MarkerRule = {
  marker: 'D3',
  skill: 'D',
  label: 'Customers',
  safetyCritical: { item: 'true' },
  table: [
    [1, { true: 'no' }, 'A public post said what the screens did not.'],
    [1, { posted: 'no' }, 'Customers were told nothing.'],
    [2, { first: 'no' }, 'The first public note came later than the policy asks.'],
    [2, { cadence: 'no' }, 'Customers waited longer than the policy allows for the next word.'],
    [2, { clean: 'no' }, 'A post promised a time, guessed a cause, blamed, or spoke in internal names.'],
    [2, { next: 'no' }, 'Posts did not say when the next one comes.'],
    [
      4,
      { scope: 'yes', closing: 'notNo' },
      'Early, true, with scope and the time of the next word, and closed if it was over.',
    ],
    [3, {}, 'Customers were told early, truly and regularly.'],
  ],
  examine(file) {
    const start = kickOff(file)
    const posts = mineOf(file, 'statusPosted')
    if (start === null || (posts.length === 0 && !noticeDue(file)))
      return notObserved('The impact stayed below the level at which the policy asks for public notice.')
    const { firstPublicPost, scopePublicPost, publicCadence } = file.policy.windows
    if (posts.length === 0 && file.endedAt - start.at < firstPublicPost)
      return notObserved('The drill ended before a public post was due.')
    const first = posts[0] ?? null
    const delay = first === null ? null : first.at - start.at
    const until = finishedAt(file)
    const gap = first === null ? 0 : longestGap(posts, first.at, until)
    const untrue = firstUntrue(file, posts)
    const unclean = provenBy(posts, checkStatusUpdate, ...FAULTS)
    const open = posts.filter((entry) => entry.event.phase !== 'resolved')
    const silent = open.filter(
      (entry) =>
        entry.event.nextUpdateMinutes === null &&
        provenBy([entry], checkStatusUpdate, 'namesNextUpdate') === null,
    )
    const scope = provenBy(
      posts.filter((entry) => entry.at <= start.at + scopePublicPost + GRACE_SECONDS),
      checkStatusUpdate,
      'statesScope',
    )
    const resolved = entriesOf(file, 'incidentResolved')[0] ?? null
    const closing = posts.find((entry) => entry.event.phase === 'resolved') ?? null
    return observed(
      item(
        'posted',
        'Were customers told anything?',
        first !== null,
        `${countOf(posts.length, 'public post')}.`,
        first === null ? [start] : posts,
      ),
      item(
        'true',
        'Did every post agree with what the screens showed?',
        first === null ? null : untrue === null,
        untrue === null ? 'No post contradicts the screens.' : untrue.why,
        [untrue?.found.entry],
        untrue?.found.quote ?? null,
      ),
      item(
        'first',
        `Was the first public word out within ${spell(firstPublicPost)}?`,
        delay === null ? null : delay <= firstPublicPost + GRACE_SECONDS,
        delay === null ? 'None.' : `After ${spell(Math.max(0, delay))}.`,
        [start, first],
      ),
      item(
        'scope',
        `Was it said within ${spell(scopePublicPost)} who is affected?`,
        first === null ? null : scope !== null,
        scope === null ? 'No post in time says who is affected.' : 'In words.',
        [scope?.entry],
        scope?.quote,
      ),
      item(
        'cadence',
        `Never more than ${spell(publicCadence)} between posts?`,
        first === null ? null : gap <= publicCadence + GRACE_SECONDS,
        `Longest silence ${spell(gap)}.`,
        posts,
      ),
      item(
        'next',
        'Did each post say when the next one comes?',
        open.length === 0 ? null : silent.length === 0,
        `${open.length - silent.length} of ${open.length}.`,
        silent.length > 0 ? silent : open,
      ),
      item(
        'clean',
        'Were the posts free of promises, guesses, blame and internal names?',
        first === null ? null : unclean === null,
        unclean === null ? 'Clean.' : 'Not clean.',
        [unclean?.entry],
        unclean?.quote,
      ),
      item(
        'closing',
        'Was there a closing note after the end?',
        resolved === null ? null : closing !== null && closing.at >= resolved.at - 120,
        closing === null ? 'No closing note.' : 'There was one.',
        [resolved, closing],
      ),
    )
  },
}

/** Whether the screens, or the severity held, called for public notice at any time. */
function noticeDue(file: CaseFile): boolean {
  const publicLevels = new Set(
    file.policy.severities.filter((each) => each.publicNotice).map((each) => each.level),
  )
  const held = entriesOf(file, 'incidentDeclared', 'severityChanged').some((entry) =>
    publicLevels.has(entry.event.kind === 'incidentDeclared' ? entry.event.severity : entry.event.to),
  )
  if (held) return true
  for (let at = 0; at <= file.endedAt; at += 30) {
    const shown = levelRange(file, at)
    if (shown !== null && publicLevels.has(shown.least)) return true
  }
  return false
}

/** The first post that claims more, less or an earlier end than the screens showed at that second. */
function firstUntrue(
  file: CaseFile,
  posts: readonly Entry<'statusPosted'>[],
): { readonly found: Found; readonly why: string } | null {
  for (const entry of posts) {
    const { text, phase } = entry.event
    const failed = failedShareShown(file, entry.at)
    const shown = levelRange(file, entry.at)
    const percent = failed === null ? '' : `${Math.round(failed * 1000) / 10} %`
    if (phase === 'resolved' && shown !== null && isMajor(file.policy, shown.least))
      return {
        found: { entry, quote: text },
        why: `"Resolved" while the screens showed ${severityLabel(file.policy, shown.least)}.`,
      }
    const all = quoteOf(text, phrases.totalClaim)
    const ongoing = phase === 'investigating' || phase === 'identified'
    if (ongoing && all !== null && !saysNot(all) && failed !== null && failed < TOTAL_SHARE)
      return {
        found: { entry, quote: all },
        why: `Everybody was said to be affected; the screens showed ${percent}.`,
      }
    const none = quoteOf(text, phrases.nobodyClaim)
    if (none !== null && shown !== null && isMajor(file.policy, shown.least))
      return {
        found: { entry, quote: none },
        why: `Nobody was said to be affected; the screens showed ${percent}.`,
      }
    const wrong = wrongPercent(text, failed)
    if (ongoing && wrong !== null)
      return {
        found: { entry, quote: wrong },
        why: `A share of failures was named that the screens did not show: there it was ${percent}.`,
      }
  }
  return null
}

const saysNot = (sentence: string): boolean => /\bnot\b|n't\b|\bno\b/.test(sentence)

/** A stated percentage of failures that is off by more than a factor of two and ten points. */
function wrongPercent(text: string, failed: number | null): string | null {
  if (failed === null) return null
  const quote = quoteOf(
    text,
    /\d+(?:\.\d+)? ?(?:%|percent)[^.!?\n]{0,60}(?:fail|error|affected|unable|cannot|not served)/i,
  )
  const match = quote === null ? null : /(\d+(?:\.\d+)?) ?(?:%|percent)/.exec(quote)
  if (quote === null || match === null) return null
  const said = Number(match[1]) / 100
  const near = Math.abs(said - failed) <= 0.1 || (said <= 2 * failed && failed <= 2 * said)
  return near ? null : quote
}
