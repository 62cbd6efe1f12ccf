import { clockAt } from '../determinism/index.ts'
import {
  actorRole,
  entriesOf,
  firstOf,
  harmSpan,
  incidentAcknowledgement,
  incidentPage,
  metNoHarm,
  triggerEntry,
} from './log-reading.ts'
import type { Statement } from './postmortem-document.ts'
import type { ClueFacts, PostmortemFacts } from './postmortem-facts.ts'
import { clause, enumeration, percent, phrase, sinceFirstPage, span } from './wording.ts'

/** Times worth naming as quick: what public incident guides ask for. */
const quickAcknowledgeSeconds = 300
const quickDeclareSeconds = 300
const quickPostSeconds = 600

const cite = (...entries: readonly ({ readonly id: string } | undefined)[]): string[] =>
  entries.flatMap((entry) => (entry ? [entry.id] : []))
const statement = (text: string, cites: readonly string[], quote: string | null = null): Statement => ({
  text,
  quote,
  cites,
})

/** What worked, as the log shows it: the system's part and the team's. */
export function wentWellOfLog(facts: PostmortemFacts): Statement[] {
  const page = incidentPage(facts)
  const acknowledged = incidentAcknowledgement(facts)
  const declared = firstOf(facts, 'incidentDeclared')
  const post = firstOf(facts, 'statusPosted')
  const command = firstOf(facts, 'commandTaken')
  const held = entriesOf(facts, 'predictionJudged').filter((entry) => entry.event.met)
  const verified = entriesOf(facts, 'verificationReported').filter((entry) => entry.event.passed)
  const polls = entriesOf(facts, 'objectionsAsked')
  const roles = entriesOf(facts, 'roleAccepted')
  const well: Statement[] = []
  if (page)
    well.push(
      statement(
        `The alert "${clause(page.event.title)}" paged without anybody having to watch a screen.`,
        cite(page),
      ),
    )
  if (page && acknowledged && acknowledged.at - page.at <= quickAcknowledgeSeconds)
    well.push(
      statement(
        `The page was acknowledged ${acknowledged.at <= page.at ? 'at once' : `within ${span(acknowledged.at - page.at)}`}.`,
        cite(page, acknowledged),
      ),
    )
  if (page && declared && declared.at - page.at <= quickDeclareSeconds)
    well.push(
      statement(`The incident was declared ${sinceFirstPage(declared.at - page.at)}.`, cite(page, declared)),
    )
  if (command)
    well.push(
      statement(
        `Command was announced by the ${actorRole(facts, command.by)}, so everybody knew whom to tell.`,
        cite(command),
      ),
    )
  if (roles.length > 0)
    well.push(
      statement(
        `${roles.length === 1 ? 'One role was' : `${roles.length} roles were`} handed out and accepted aloud.`,
        cite(...roles),
      ),
    )
  if (declared && post && post.at - declared.at <= quickPostSeconds)
    well.push(
      statement(
        `Customers had a first public post ${span(Math.max(0, post.at - declared.at))} after the declaration.`,
        cite(declared, post),
      ),
    )
  if (polls.length > 0)
    well.push(
      statement(
        'A proposal was put to the bridge for strong objections before it was carried out.',
        cite(...polls),
      ),
    )
  if (held.length > 0)
    well.push(
      statement(
        `${held.length === 1 ? 'A prediction' : `${held.length} predictions`} written down before an action held when it was measured.`,
        cite(...held),
      ),
    )
  if (verified.length > 0)
    well.push(
      statement('Recovery was walked through from the customer’s side and passed.', cite(...verified)),
    )
  return well.length > 0
    ? well
    : [
        statement(
          'The log of the drill is complete, so every moment of it can be looked at again.',
          cite(facts.log[0]),
        ),
      ]
}

/** From the page, or from the first screen that showed it if that was later: nobody is asked to look before. */
function delayOf(facts: PostmortemFacts, clue: ClueFacts): number {
  if (clue.availableAt === null) return 0
  const from = Math.max(clue.availableAt, incidentPage(facts)?.at ?? 0)
  return (clue.reachedAt ?? Number.POSITIVE_INFINITY) - from
}

/** Background that a screen had shown before anything happened is knowledge, not a signal that was missed. */
function isSignal(facts: PostmortemFacts, clue: ClueFacts): boolean {
  return (clue.availableAt ?? 0) >= (triggerEntry(facts)?.at ?? 0)
}

/** Shorter delays than this are the ordinary time of looking around. */
const worthNamingSeconds = 60
const mostSeenLate = 4
const mostUnseen = 3

function clueStatement(facts: PostmortemFacts, clue: ClueFacts): Statement {
  const clock = (at: number): string => `${clockAt(facts.startsAtUtcSecond, at)} UTC`
  const from = clock(clue.availableAt ?? 0)
  const anchor = clue.via ?? firstOf(facts, 'drillEnded')?.id ?? facts.log.at(-1)?.id
  const cites = anchor ? [anchor] : []
  if (clue.reachedAt === null)
    return statement(`A screen showed this from ${from}; nobody opened it in this drill`, cites, clue.says)
  const late = `${span(delayOf(facts, clue))} after it could first be looked for`
  const text = phrase(facts.seed, `clue:${clue.id}`, [
    `A screen showed this from ${from}; it came into sight at ${clock(clue.reachedAt)}, ${late}`,
    `Seen at ${clock(clue.reachedAt)}, ${late}; a screen had shown it from ${from}`,
  ])
  return statement(text, cites, clue.says)
}

/** Signals that were there before they were seen: the distance is the system's to shorten. */
export function wasHardOfLog(facts: PostmortemFacts): Statement[] {
  const late = facts.clues
    .filter(
      (clue) =>
        clue.availableAt !== null && isSignal(facts, clue) && delayOf(facts, clue) >= worthNamingSeconds,
    )
    .sort(
      (a, b) =>
        (b.reachedAt ?? 0) - (b.availableAt ?? 0) - ((a.reachedAt ?? 0) - (a.availableAt ?? 0)) ||
        (a.id < b.id ? -1 : 1),
    )
  const seen = late.filter((clue) => clue.reachedAt !== null).slice(0, mostSeenLate)
  const unseen = late.filter((clue) => clue.reachedAt === null).slice(0, mostUnseen)
  const misleading = entriesOf(facts, 'predictionJudged').filter((entry) => !entry.event.met)
  const surprise =
    misleading.length === 0
      ? []
      : [
          statement(
            `${misleading.length === 1 ? 'A prediction' : `${misleading.length} predictions`} made by people who know the system did not come true.`,
            cite(...misleading),
          ),
        ]
  const { lagSeconds } = facts.observability
  const always = statement(
    phrase(facts.seed, 'hard', [
      `Metrics were ${span(lagSeconds)} old when they appeared, so the effect of an action and its cause never stood on a screen together.`,
      `With metrics ${span(lagSeconds)} behind, it took that long to tell whether an action had helped.`,
    ]),
    cite(firstOf(facts, 'actionTookEffect') ?? incidentPage(facts) ?? facts.log[0]),
  )
  return [...[...seen, ...unseen].map((clue) => clueStatement(facts, clue)), ...surprise, always]
}

/** Circumstances that helped and that nobody had arranged. */
export function luckyOfLog(facts: PostmortemFacts): Statement[] {
  const start = cite(facts.log[0])
  const lucky: Statement[] = []
  if (facts.demandShareOfPeak < 0.9)
    lucky.push(
      statement(
        `It began at ${percent(facts.demandShareOfPeak)} of the daily peak; the same trigger at the peak meets a fleet with less room.`,
        cite(triggerEntry(facts) ?? facts.log[0]),
      ),
    )
  if (facts.harm.dataLostSeconds === 0 && !metNoHarm(facts))
    lucky.push(statement('Requests were refused or slow, and no accepted write was lost.', start))
  if (facts.zonesTouched > 0 && facts.zonesTouched < facts.zones)
    lucky.push(
      statement(
        `The trigger touched ${facts.zonesTouched} of ${facts.zones} zones, which left somewhere to send the traffic.`,
        start,
      ),
    )
  if (!harmSpan(facts))
    lucky.push(statement('Customers met no measurable failures in the recorded time.', start))
  const joined = entriesOf(facts, 'personJoined')
  if (joined.length > 0)
    lucky.push(
      statement(
        joined.length === 1
          ? 'One person who knows these services was within reach.'
          : `${joined.length} people who know these services were within reach.`,
        cite(joined[0]),
      ),
    )
  return lucky.length > 0
    ? lucky
    : [
        statement(
          `One trigger came alone; ${enumeration(['no second fault', 'no second team in trouble'])} arrived with it.`,
          start,
        ),
      ]
}
