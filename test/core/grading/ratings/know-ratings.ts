import { act, clue, emptyLook, hypothesis, judged, look, reported, say, task } from '../story.ts'
import type { Golden } from './golden.ts'
import { start, trigger } from './passages.ts'

export const knowRatings: readonly Golden[] = [
  { marker: 'B1', rating: null, when: 'nothing has happened', log: [] },
  { marker: 'B1', rating: 1, when: 'a change without a look', log: [...start, act(200, 'drain')] },
  {
    marker: 'B1',
    rating: 2,
    when: 'one kind of signal',
    log: [...start, look(150, 'metrics'), act(200, 'drain')],
  },
  {
    marker: 'B1',
    rating: 2,
    when: 'no scope',
    log: [...start, look(150, 'metrics'), look(160, 'logs'), act(200, 'drain')],
  },
  {
    marker: 'B1',
    rating: 3,
    when: 'two kinds and the scope',
    log: [...start, look(150, 'metrics'), look(160, 'map'), act(200, 'drain')],
  },
  {
    marker: 'B1',
    rating: 1,
    when: 'screens that showed nothing',
    log: [
      ...start,
      emptyLook(150, 'metrics'),
      emptyLook(160, 'map'),
      emptyLook(170, 'logs'),
      act(200, 'drain'),
    ],
  },
  {
    marker: 'B1',
    rating: 4,
    when: 'changes and people too',
    log: [
      ...start,
      look(150, 'metrics'),
      look(160, 'map'),
      look(170, 'changes'),
      task(180, 't1'),
      reported(260, 't1'),
      act(300, 'drain'),
    ],
  },
  { marker: 'B2', rating: null, when: 'nothing has happened', log: [] },
  { marker: 'B2', rating: 1, when: 'no hypothesis', log: [...start, act(200, 'drain')] },
  {
    marker: 'B2',
    rating: 2,
    when: 'before any evidence',
    log: [...start, hypothesis(150, 'I think it is the database.')],
  },
  {
    marker: 'B2',
    rating: 2,
    when: 'too sure',
    log: [...start, clue(140, 'zoneSlow'), hypothesis(150, 'I think zone east-b is slow.', 'high')],
  },
  {
    marker: 'B2',
    rating: 2,
    when: 'a failed prediction is passed over',
    log: [
      ...start,
      clue(140, 'zoneSlow'),
      hypothesis(150, 'I think zone east-b is slow.'),
      judged(400, 'x1', false),
    ],
  },
  {
    marker: 'B2',
    rating: 3,
    when: 'grounded',
    log: [...start, clue(140, 'zoneSlow'), hypothesis(150, 'I think zone east-b is slow.')],
  },
  {
    marker: 'B2',
    rating: 4,
    when: 'cause apart from victim',
    log: [
      ...start,
      clue(140, 'zoneSlow'),
      hypothesis(150, 'I think zone east-b is slow and checkout is only a victim of it.'),
    ],
  },
  { marker: 'B3', rating: null, when: 'nothing has happened', log: [] },
  { marker: 'B3', rating: 1, when: 'no look ahead', log: [...start, act(200, 'drain')] },
  {
    marker: 'B3',
    rating: 2,
    when: 'one prediction',
    log: [...start, act(200, 'drain', { predicted: true })],
  },
  {
    marker: 'B3',
    rating: 3,
    when: 'prediction and plan B',
    log: [
      ...start,
      act(200, 'drain', { predicted: true }),
      say(210, 'If that does not help we move to the west.'),
    ],
  },
  {
    marker: 'B3',
    rating: 4,
    when: 'trigger and second wave',
    log: [...start, trigger, say(330, 'Customers will come back in a second wave, so we re-admit in steps.')],
  },
]
