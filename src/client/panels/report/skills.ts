import type { SkillLetter } from '../../../core/grading/index.ts'

export interface Skill {
  readonly letter: SkillLetter
  readonly name: string
  readonly asks: string
  /** What 1, 2, 3 and 4 look like. */
  readonly anchors: readonly [string, string, string, string]
}

/** The seven skills of command, in the order of the debrief, with anchors for rating oneself. */
export const skills: readonly Skill[] = [
  {
    letter: 'A',
    name: 'Lead',
    asks: 'Was it clear who commands, and did that person stay out of the details?',
    anchors: [
      'Nobody could tell who was in command',
      'Took command late, or kept slipping into the details',
      'In command, roles given, hands off the keyboard',
      'Held the line under pressure and made others stronger',
    ],
  },
  {
    letter: 'B',
    name: 'Know',
    asks: 'Did the picture come from several sources, and was it thought ahead?',
    anchors: [
      'Acted on the first alert',
      'One source, and the first idea stuck',
      'Several sources, a stated hypothesis, open to being wrong',
      'Saw the next problem before it came and said what to do then',
    ],
  },
  {
    letter: 'C',
    name: 'Decide',
    asks: 'Severity, options, proportion, and checking whether it worked.',
    anchors: [
      'No decision when one was needed, or a harmful one',
      'Decided late, or without weighing what could go wrong',
      'Decided in time, smallest blast radius first, checked the effect',
      'Said beforehand what should be seen by when, and changed course on it',
    ],
  },
  {
    letter: 'D',
    name: 'Communicate',
    asks: 'Tasks, updates, customers, and listening.',
    anchors: [
      'People and customers were left in the dark',
      'Patchy: late updates, tasks without a name or a time',
      'Named tasks with a time box, updates kept up, true and plain',
      'Everybody knew what mattered before they had to ask',
    ],
  },
  {
    letter: 'E',
    name: 'Team',
    asks: 'The right people, no more of them than needed, and looked after.',
    anchors: [
      'The owners were missing, or everybody was called',
      'The right people came late or were never released',
      'Owners paged on evidence, others released',
      'Noticed who was tired or quiet, and one voice to each partner',
    ],
  },
  {
    letter: 'F',
    name: 'Composure',
    asks: 'Steady under load, first things first.',
    anchors: [
      'Froze, lashed out, or reversed decisions in a flurry',
      'The loudest voice got the answer',
      'Steady; impact first, the rest parked in sight',
      'Calm that others could borrow',
    ],
  },
  {
    letter: 'G',
    name: 'Close and learn',
    asks: 'Was it verified, wrapped up, and will the next team know more?',
    anchors: [
      'Called it over while it was not, or simply stopped',
      'Ended on a feeling rather than on a check',
      'Verified on signals and on the customer path, owner named',
      'Watched for the second wave and left lessons with owners and dates',
    ],
  },
]
