import { describe, expect, it } from 'vitest'
import { type Holder, NOBODY, type SeatId } from '../../../src/core/command/index.ts'
import { recordOf, replayRecord } from '../../../src/core/drill/index.ts'
import { toldLog } from '../../../src/core/view/index.ts'
import { driveDrill } from '../../support/drive-drill.ts'
import { approve, busyShop } from './busy-shop.ts'

const person = (id: string) => ({ kind: 'person', id }) as const
const seats = { deputy: person('two'), observer: person('three'), facilitator: person('fay') }
const PLAYING: readonly SeatId[] = ['commander', 'deputy', 'observer']
const watched = () => {
  const drill = driveDrill({ scenario: busyShop, seats })
  return {
    ...drill,
    facilitates: (command: Parameters<typeof drill.does>[0]) => drill.does(command, 'facilitator'),
  }
}

describe('a facilitator', () => {
  it('stops the time and lets it go on, once each, and everybody sees it', () => {
    const drill = watched()
    drill.facilitates({ kind: 'setPause', paused: true })
    for (const seat of PLAYING) expect(drill.view(seat).drill.paused).toBe(true)
    expect(drill.isRefused({ kind: 'setPause', paused: true }, 'facilitator')).toMatch(/stands already/)
    drill.facilitates({ kind: 'setPause', paused: false })
    for (const seat of PLAYING) expect(drill.view(seat).drill.paused).toBe(false)
    expect(drill.isRefused({ kind: 'setPause', paused: false }, 'facilitator')).toMatch(/runs already/)
    expect(drill.all('pauseSet').map(({ event }) => event.paused)).toEqual([true, false])
  })

  it('does not leave while time stands: nobody else can let it go on', () => {
    const drill = watched()
    const to = (holder: Holder) => ({ kind: 'handSeat', seat: 'facilitator', to: holder }) as const
    drill.facilitates({ kind: 'setPause', paused: true })
    for (const holder of [NOBODY, { kind: 'player', id: 'expert' }] as const)
      expect(drill.isRefused(to(holder), 'facilitator')).toMatch(/Time stands/)
    drill.facilitates(to(person('somebody-new')))
    drill.facilitates({ kind: 'setPause', paused: false })
    drill.facilitates(to(NOBODY))
  })

  it('sends a message of the scenario once, and it is like one that came by itself', () => {
    const drill = watched()
    drill.facilitates({ kind: 'sendInject', injectId: 'eta' })
    expect(drill.isRefused({ kind: 'sendInject', injectId: 'eta' }, 'facilitator')).toMatch(/sent already/)
    const [posted] = drill.all('messagePosted')
    expect(posted?.by).toEqual({ kind: 'person', personId: 'cto' })
    expect(posted?.event).toMatchObject({ messageId: 'm1', asks: true, injectId: null })
    for (const seat of PLAYING) {
      const view = drill.view(seat)
      expect(view.inbox.map(({ messageId }) => messageId)).toEqual(['m1'])
      expect(view.log.map(({ event }) => event.kind)).not.toContain('injectSent')
    }
    drill.does({ kind: 'reply', messageId: 'm1', stance: 'holdTheLine', text: 'At ten.' }).waits(30)
    expect(drill.last('messagePosted').text).toBe('Fair enough.')
    drill.waits(600)
    const asked = drill.all('messagePosted').filter(({ event }) => event.messageId === 'm1')
    expect(asked.length).toBe(1)
  })

  it('does not send what is unknown, nor what asks for something that is done', () => {
    const drill = watched()
    expect(drill.isRefused({ kind: 'sendInject', injectId: 'nothing' }, 'facilitator')).toMatch(/no message/)
    drill.does(approve('drain', { zone: 'east-b' }, 'self'))
    expect(drill.isRefused({ kind: 'sendInject', injectId: 'pleads' }, 'facilitator')).toMatch(/done already/)
    drill.does({ kind: 'undoAction', executionId: 'x1', reason: 'Too early.' })
    drill.facilitates({ kind: 'sendInject', injectId: 'pleads' })
    expect(drill.last('messagePosted')).toMatchObject({ from: 'web-oncall', messageId: 'm2' })
  })

  it('speaks as somebody of the cast: others see that person, the whole log tells the truth', () => {
    const drill = watched()
    drill.facilitates({ kind: 'speakAs', personId: 'web-oncall', text: 'I see it too.' })
    for (const seat of [...PLAYING, 'facilitator'] as const) {
      const line = drill.view(seat).log.at(-1)
      expect(line?.by).toEqual({ kind: 'person', personId: 'web-oncall' })
      expect(line?.event).toMatchObject({ from: 'web-oncall', text: 'I see it too.' })
    }
    const views = JSON.stringify(PLAYING.map((seat) => drill.view(seat).log))
    expect(views).not.toContain('"seat":"facilitator"')
    expect(toldLog(drill.drill).at(-1)?.by).toEqual({ kind: 'seat', seat: 'facilitator' })
    expect(
      drill.isRefused({ kind: 'speakAs', personId: 'noSuchPerson', text: 'Hi.' }, 'facilitator'),
    ).toMatch(/nobody called/)
  })

  it('gives each line that is spoken so an id of its own, which nobody can answer', () => {
    const drill = watched()
    for (const text of ['One.', 'Two.']) drill.facilitates({ kind: 'speakAs', personId: 'web-oncall', text })
    const ids = drill.all('messagePosted').map(({ event }) => event.messageId)
    expect(new Set(ids).size).toBe(2)
    for (const messageId of ids)
      expect(drill.isRefused({ kind: 'reply', messageId, stance: 'thank', text: 'Thanks.' })).toMatch(
        /no message/,
      )
  })

  it('overrides a mark with the reason, during the drill and after it, unseen until the end', () => {
    const drill = watched()
    const mark = { kind: 'overrideMark', marker: 'B1', rating: 3, reason: 'They asked aloud.' } as const
    drill.facilitates(mark)
    for (const seat of PLAYING)
      expect(drill.view(seat).log.map(({ event }) => event.kind)).not.toContain('markOverridden')
    drill.does({ kind: 'endDrill', reason: 'Enough.' })
    drill.facilitates({ ...mark, rating: null })
    expect(drill.all('markOverridden').map(({ event }) => event.rating)).toEqual([3, null])
  })

  it('does nothing that nobody can repeat: the record plays it all again', () => {
    const drill = watched()
    drill.facilitates({ kind: 'setPause', paused: true })
    drill.facilitates({ kind: 'sendInject', injectId: 'spare' })
    drill.facilitates({ kind: 'setPause', paused: false })
    drill.waits(90)
    drill.facilitates({ kind: 'speakAs', personId: 'cto', text: 'Well?' })
    drill.facilitates({ kind: 'handSeat', seat: 'deputy', to: { kind: 'nobody' } })
    drill.waits(90)
    const again = replayRecord(recordOf(drill.drill), busyShop, { verify: true })
    expect(again.ok ? '' : again.problem).toBe('')
    expect(again.ok && again.drill.state.seats).toEqual(drill.drill.state.seats)
    expect(again.ok && again.drill.state.log).toEqual(drill.drill.state.log)
  })

  it('never plays: from that seat no evidence is gathered for others and nothing of the incident is done', () => {
    const drill = watched().waits(200)
    for (const command of [
      { kind: 'declareIncident', severity: 1, summary: 's' },
      approve('drain', { zone: 'east-b' }, 'self'),
      { kind: 'page', target: 'web', reason: 'r' },
      { kind: 'rateSelf', ratings: {}, wentWell: '', wasHard: '', wouldChange: '' },
    ] as const)
      expect(drill.isRefused(command, 'facilitator')).toMatch(/[.]$/)
    drill.does({ kind: 'lookAt', source: 'metrics', subject: 'zones' }, 'facilitator').waits(20)
    for (const seat of PLAYING) expect(drill.clues(seat)).toEqual([])
  })
})
