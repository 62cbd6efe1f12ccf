import { pickAt, streamKey } from '../determinism/index.ts'
import type { ToldEntry } from '../drill/index.ts'
import type { Grade, MarkerItem, MarkerMark, SkillMark } from '../grading/index.ts'
import { isGrounded } from './grounding.ts'

/** What the Chief says about one skill. Order: by skill, not by the clock. */
export interface DebriefParagraph {
  readonly skill: string
  readonly text: string
  readonly cites: readonly string[]
}

const OPENERS: Readonly<Record<'strong' | 'sound' | 'patchy' | 'harmful' | 'unseen', readonly string[]>> = {
  strong: [
    '{skill}: I would show this to others.',
    '{skill} was the best part of your watch.',
    'On {skill} I have little to add.',
  ],
  sound: ['{skill}: sound.', '{skill} held.', 'On {skill} you can be relied on.'],
  patchy: [
    '{skill} came and went.',
    '{skill}: it was there, but not when it was dear.',
    'On {skill} I would work next.',
  ],
  harmful: [
    '{skill}: here it hurt.',
    '{skill} is what I would practise first.',
    'We have to talk about {skill}.',
  ],
  unseen: [
    '{skill}: this drill gave me nothing to judge it by.',
    'Of {skill} I saw nothing this time, so I say nothing.',
  ],
}

const QUESTIONS: readonly string[] = [
  'What did you see at that moment, and what did you expect?',
  'What would have had to be on a screen for you to do it earlier?',
  'How did you weigh it then?',
  'What would you tell the next person who sits there?',
  'What made it reasonable at the time?',
]

/** The Chief's debrief, grounded in the marks: each paragraph cites the lines under its strongest and weakest item. */
export function debrief(
  grade: Pick<Grade, 'profile' | 'outcome'>,
  log: readonly ToldEntry[],
  seed: number,
): readonly DebriefParagraph[] {
  return grade.profile.skills.map((skill) => {
    const markers = grade.profile.markers.filter((mark) => mark.skill === skill.skill)
    return paragraph(skill, markers, log, seed)
  })
}

function paragraph(
  skill: SkillMark,
  markers: readonly MarkerMark[],
  log: readonly ToldEntry[],
  seed: number,
): DebriefParagraph {
  const pick = (cause: string, from: readonly string[]): string =>
    pickAt(streamKey(seed, `debrief:${skill.skill}:${cause}`), 0, from)
  const opener = pick('opener', OPENERS[band(skill.rating)]).replace('{skill}', skill.label)
  const seen = markers.filter((mark) => mark.rating !== null)
  const good = bestItem(seen, 'yes')
  const open = bestItem(seen, 'no')
  const sentences = [opener]
  const cites: string[] = []
  for (const [item, lead] of [
    [
      good,
      pick('good', ['What I would keep.', 'One thing that carried it.', 'I looked for this, and found it.']),
    ],
    [open, pick('open', ['What I missed.', 'Where I would look again.', 'What is still open.'])],
  ] as const) {
    if (
      item === null ||
      !isGrounded(
        { text: item.detail, cites: item.cites, quotes: item.quote === null ? [] : [item.quote] },
        log,
      )
    )
      continue
    const answer = item.answer === 'yes' ? 'Yes' : 'Not yet'
    sentences.push(`${lead} ${item.question} ${answer}: ${lowerFirst(item.detail)}`)
    if (item.quote !== null) sentences.push(`Your words: "${item.quote}".`)
    cites.push(...item.cites)
  }
  if (skill.heldBackBy !== null)
    sentences.push(
      `${skill.heldBackBy} holds the whole skill at 2: it is one of those where a slip can hurt people.`,
    )
  if (open !== null) sentences.push(pick('question', QUESTIONS))
  return { skill: skill.skill, text: sentences.join(' '), cites: [...new Set(cites)] }
}

function band(rating: number | null): keyof typeof OPENERS {
  if (rating === null) return 'unseen'
  if (rating >= 3.5) return 'strong'
  if (rating >= 2.5) return 'sound'
  return rating >= 1.5 ? 'patchy' : 'harmful'
}

/** From the clearest marker: the highest one for what went well, the lowest one for what is open. */
function bestItem(markers: readonly MarkerMark[], answer: 'yes' | 'no'): MarkerItem | null {
  const sign = answer === 'yes' ? -1 : 1
  const ordered = [...markers].sort(
    (a, b) => sign * ((a.rating ?? 0) - (b.rating ?? 0)) || (a.marker < b.marker ? -1 : 1),
  )
  for (const mark of ordered) {
    const fits = (each: MarkerItem) => each.answer === answer && each.cites.length > 0
    // The last items of a marker are the demanding ones, the first the ones nobody may miss.
    const item = answer === 'yes' ? mark.items.findLast(fits) : mark.items.find(fits)
    if (item !== undefined) return item
  }
  return null
}

/** "After 20 s." goes on a sentence as "after 20 s."; "SEV-2 …" and names of series stay as they are. */
function lowerFirst(text: string): string {
  const second = text.charAt(1)
  return second === second.toLowerCase() && second !== second.toUpperCase()
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}
