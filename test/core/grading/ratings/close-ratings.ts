import { cleared, looksBack, note, owner, passed, resolve, say } from '../story.ts'
import type { Golden } from './golden.ts'
import { calm, closingPost, start } from './passages.ts'

export const closeRatings: readonly Golden[] = [
  { marker: 'G1', rating: null, when: 'not resolved', log: start },
  { marker: 'G1', rating: 1, when: 'alarms ring', log: [...start, passed(2600), resolve(2700)] },
  { marker: 'G1', rating: 1, when: 'on hope', log: [...start, cleared(1550), resolve(1600)] },
  { marker: 'G1', rating: 2, when: 'too soon', log: [...start, cleared(1550), passed(1580), resolve(1700)] },
  { marker: 'G1', rating: 2, when: 'nobody tried', log: [...start, cleared(1550), resolve(2700)] },
  {
    marker: 'G1',
    rating: 3,
    when: 'clear and tried',
    log: [...start, cleared(1550), passed(2400), resolve(2700)],
  },
  { marker: 'G1', rating: 4, when: 'and watched', log: [...start, cleared(1550), ...calm] },
  { marker: 'G2', rating: null, when: 'not resolved', log: start },
  { marker: 'G2', rating: 1, when: 'in silence', log: [...start, resolve(2700, 'Done.')] },
  { marker: 'G2', rating: 2, when: 'no owner', log: [...start, resolve(2700), closingPost] },
  {
    marker: 'G2',
    rating: 2,
    when: 'no words',
    log: [...start, resolve(2700, 'Done.'), owner(2750), closingPost],
  },
  { marker: 'G2', rating: 2, when: 'customers are not told', log: [...start, resolve(2700), owner(2750)] },
  {
    marker: 'G2',
    rating: 3,
    when: 'words, owner, customers',
    log: [...start, resolve(2700), owner(2750), closingPost],
  },
  {
    marker: 'G2',
    rating: 4,
    when: 'what remains too',
    log: [
      ...start,
      resolve(2700),
      owner(2750),
      closingPost,
      say(2800, 'Follow-up: the drain is still to be put back, the network engineer owns it.'),
    ],
  },
  { marker: 'G3', rating: null, when: 'no debrief', log: start },
  {
    marker: 'G3',
    rating: 1,
    when: 'blame and gaps',
    log: [...start, looksBack(3600, { wentWell: '', wasHard: 'It was human error by a careless engineer.' })],
  },
  {
    marker: 'G3',
    rating: 2,
    when: 'blame',
    log: [...start, looksBack(3600, { wasHard: 'It was human error by a careless engineer.' })],
  },
  { marker: 'G3', rating: 2, when: 'gaps', log: [...start, looksBack(3600, { wentWell: '' })] },
  { marker: 'G3', rating: 3, when: 'full and blameless', log: [...start, looksBack(3600)] },
  {
    marker: 'G3',
    rating: 4,
    when: 'with a document kept',
    log: [...start, note(500), note(900), looksBack(3600)],
  },
]
