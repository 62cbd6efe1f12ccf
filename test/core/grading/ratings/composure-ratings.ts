import { look, message, reply, say, undo } from '../story.ts'
import type { Golden } from './golden.ts'
import { own, start } from './passages.ts'

export const composureRatings: readonly Golden[] = [
  { marker: 'F1', rating: null, when: 'no pressure', log: [...start, ...own] },
  { marker: 'F1', rating: null, when: 'too little done', log: [...start, message(300, 'eta', 'cto')] },
  {
    marker: 'F1',
    rating: 1,
    when: 'words that hurt',
    log: [...start, ...own, message(350, 'eta', 'cto'), say(380, 'You idiots, who broke this?')],
  },
  {
    marker: 'F1',
    rating: 1,
    when: 'frozen, then a flurry',
    log: [...start, ...own, message(350, 'eta', 'cto'), undo(800, 'x1'), undo(830, 'x2')],
  },
  {
    marker: 'F1',
    rating: 2,
    when: 'frozen',
    log: [...start, ...own, message(350, 'eta', 'cto'), look(800, 'metrics')],
  },
  {
    marker: 'F1',
    rating: 2,
    when: 'a flurry',
    log: [...start, ...own, message(350, 'eta', 'cto'), undo(380, 'x1'), undo(400, 'x2')],
    setting: { endedAt: 900 },
  },
  {
    marker: 'F1',
    rating: 3,
    when: 'slower than usual',
    log: [...start, ...own, message(350, 'eta', 'cto'), look(500, 'metrics')],
    setting: { endedAt: 900 },
  },
  {
    marker: 'F1',
    rating: 2,
    when: 'the message is answered, and then nothing for a quarter of an hour while customers are hurt',
    log: [
      ...start,
      ...own,
      message(350, 'eta', 'cto'),
      reply(380, 'eta', 'holdTheLine'),
      look(1280, 'metrics'),
    ],
  },
  {
    marker: 'F1',
    rating: 4,
    when: 'at the usual pace',
    log: [...start, ...own, message(350, 'eta', 'cto'), reply(380, 'eta', 'holdTheLine')],
    setting: { endedAt: 900 },
  },
  {
    marker: 'F2',
    rating: null,
    when: 'one message at a time',
    log: [...start, message(300, 'critical', 'network')],
  },
  {
    marker: 'F2',
    rating: 1,
    when: 'the loud one only',
    log: [
      ...start,
      message(300, 'critical', 'network'),
      message(310, 'noise', 'partner'),
      reply(330, 'noise', 'defer'),
    ],
  },
  {
    marker: 'F2',
    rating: 2,
    when: 'the loud one first',
    log: [
      ...start,
      message(300, 'critical', 'network'),
      message(310, 'noise', 'partner'),
      reply(330, 'noise', 'defer'),
      reply(420, 'critical', 'acknowledge'),
    ],
  },
  {
    marker: 'F2',
    rating: 4,
    when: 'both within a minute, whichever first',
    log: [
      ...start,
      message(300, 'critical', 'network'),
      message(310, 'noise', 'partner'),
      reply(330, 'noise', 'defer'),
      reply(345, 'critical', 'acknowledge'),
    ],
  },
  {
    marker: 'F2',
    rating: 2,
    when: 'neither',
    log: [...start, message(300, 'critical', 'network'), message(310, 'noise', 'partner')],
  },
  {
    marker: 'F2',
    rating: 3,
    when: 'the critical one',
    log: [
      ...start,
      message(300, 'critical', 'network'),
      message(310, 'noise', 'partner'),
      reply(330, 'critical', 'acknowledge'),
    ],
  },
  {
    marker: 'F2',
    rating: 4,
    when: 'the critical one first, the rest parked',
    log: [
      ...start,
      message(300, 'critical', 'network'),
      message(310, 'noise', 'partner'),
      reply(330, 'critical', 'acknowledge'),
      reply(360, 'noise', 'defer'),
    ],
  },
]
