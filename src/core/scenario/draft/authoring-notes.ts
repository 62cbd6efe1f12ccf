import type { PostmortemReading } from '../../prose/index.ts'
import type { Scenario } from '../scenario.ts'
import type { LeftOut } from './aftermath.ts'
import type { IncidentKind } from './incident-kind.ts'
import type { RowUse, Story } from './story.ts'

const became: Readonly<Record<RowUse, string>> = {
  onset: 'the fault starts here',
  change: 'a change that can be looked at, told neutrally; say what the tracker really showed',
  customers: 'an inject of the support lead (`customers-ask`)',
  provider: "a post of the provider's page (`vendorPosts`)",
  executives: 'an inject of the VP (`eta`)',
  again: 'nothing yet: decide whether it is a second fault or a relapse that the world makes by itself',
  repair: 'nothing by itself: in the drill the trainee does it, or not',
  note: 'a state of the chart with its text as description, and no effect yet',
}

/** What was read, what was guessed from it, and what the author decides next, line by line. */
export function authoringNotes(
  scenario: Scenario,
  kind: IncidentKind,
  story: Story,
  reading: PostmortemReading | null,
  leftOut: readonly LeftOut[],
): string {
  const share = reading?.shares.reduce<PostmortemReading['shares'][number] | null>(
    (most, each) => (most === null || each.share > most.share ? each : most),
    null,
  )
  return `${[
    `# Authoring notes for ${scenario.id}`,
    `The skeleton can be played as it is: \`npm run -s drill -- check\` proves it, \`play\` plays it. These notes say what was read, what was guessed, and what to decide next. Delete them when the scenario is yours.`,
    '## Guesses to confirm',
    list([
      `**Kind of incident**: ${kind.id}, because ${kind.because}. The fault is \`faults[0]\` (${kind.fault.kind}); what ends it is the action \`${kind.action.id}\`.`,
      share === null || share === undefined
        ? '**Size**: no share of customers hurt was found; a third is assumed. Set it in `faults[0]`.'
        : `**Size**: ${share.text} (line ${share.line}). It is the strength of \`faults[0]\`; what customers feel comes from the world.`,
      reading?.date === null || reading === null
        ? '**Date**: none was found; set `date`.'
        : `**Date**: ${reading.date}. Drills carry a fictional date: change it if the real one gives it away.`,
      story.pace > 1
        ? `**Time**: the timeline is told ${Math.round(story.pace * 10) / 10} times faster, so that the drill fits into an hour.`
        : '**Time**: the timeline runs as it did.',
      '**Cloud**: a front, an application and a store in three zones (`topology`). Rename and add what your incident needs.',
      '**People**: ten roles (`cast`), nobody by name. Add those who mattered, with what they knew.',
    ]),
    '## The timeline, row by row',
    story.rows.length === 0
      ? 'No timeline was read: the fault starts after a minute, and nobody but the cast speaks.'
      : list(
          story.rows.map(
            ({ line, text, use, at }) => `line ${line}, now second ${at}: "${text}" became ${became[use]}.`,
          ),
        ),
    ...(reading !== null && reading.timeless.length > 0
      ? [
          '## Rows without a time',
          list(
            reading.timeless.map(
              ({ line, text }) => `line ${line}: "${text}". Give it a time, or leave it out.`,
            ),
          ),
        ]
      : []),
    ...(leftOut.length > 0
      ? [
          '## Left out, because it blames',
          list(leftOut.map(({ line, text, because }) => `line ${line}: "${text}". ${because}`)),
        ]
      : []),
    '## Decide next',
    list([
      '`title` and `oneLine`: from the point of view of a customer; neither may give the cause away.',
      '`briefing`: your company, the hour, and what a commander should know before the pager rings.',
      '`secrets`: words that give the cause away. No text may contain them before the end.',
      '`clues` and `investigations`: who could see what, where, and from when on. What misled you then belongs here, too.',
      '`actions`: what was tried, also in vain. Mark the wrong turns with `tempting`.',
      '`playbook`: how an experienced commander would play it, by what can be known.',
      '`variants`: at least three, and one where the right answer is to do little.',
      '`sources`: public reports that figures come from.',
    ]),
  ].join('\n\n')}\n`
}

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')
