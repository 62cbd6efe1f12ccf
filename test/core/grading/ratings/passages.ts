import {
  declare,
  GOOD_POST,
  joins,
  type Line,
  look,
  mitigated,
  page,
  passed,
  post,
  resolve,
  update,
  WHOLE_UPDATE,
  you,
} from '../story.ts'

/** Passages that several hand-made logs share. */
export const start = [page(60), declare(120)]
export const crowd = ['webOnCall', 'network', 'database', 'ops'].map((id, index) =>
  joins(200 + 10 * index, id),
)
export const many = ['webOnCall', 'network', 'database', 'ops', 'comms', 'extra0', 'extra1', 'extra2'].map(
  (id) => joins(200, id),
)
export const options: Line = you(280, {
  kind: 'optionsListed',
  options: ['Drain the slow zone', 'Fail over to the west'],
})
export const poll: Line = you(290, {
  kind: 'objectionsAsked',
  proposal: 'We drain zone east-b. Any strong objections?',
  actionId: 'drain',
})
export const trigger: Line = you(320, {
  kind: 'triggerSet',
  triggerId: 'g1',
  expected: { series: 's', direction: 'above', value: 1, withinSeconds: 300 },
  thenText: 'undo the drain',
  bySecond: 620,
})
export const ask = (at: number, personId: string, question = 'What do you see?'): Line =>
  you(at, { kind: 'reportRequested', personId, question })
export const updates = [300, 1100, 1900, 2700, 3400].map((at) => update(at, WHOLE_UPDATE))
export const thin = [300, 1100, 1900, 2700, 3400].map((at) => update(at, 'Still on it.'))
export const partial = [300, 1100, 1900, 2700, 3400].map((at) =>
  update(
    at,
    'Zone east-b is slow and errors are at 10 percent. One in ten checkouts fails for our customers. We are draining the zone now.',
  ),
)
export const publicPosts = [300, 1400, 2500, 3500].map((at) =>
  post(at, GOOD_POST, at < 1500 ? 'investigating' : 'monitoring'),
)
export const closingPost = post(
  3000,
  'Checkout has recovered for all customers. No orders were lost.',
  'resolved',
  null,
)
export const calm = [mitigated(1600), look(1700, 'metrics'), look(2200, 'map'), passed(2400), resolve(2700)]
export const own = [100, 140, 180, 220, 260, 300, 340].map((at) => look(at, 'metrics'))
