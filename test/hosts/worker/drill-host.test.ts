import { describe, expect, it } from 'vitest'
import { memoryArchive } from '../../../src/adapters/browser-storage/memory-archive.ts'
import { openDrillFile } from '../../../src/protocol/drill-file-schema.ts'
import { atTheHost } from './at-the-host.ts'

const declares = {
  kind: 'command',
  requestId: 1,
  command: { kind: 'declareIncident', severity: 2, summary: 'Visits fail.' },
} as const
const looks = {
  kind: 'command',
  requestId: 2,
  command: { kind: 'lookAt', source: 'metrics', subject: 'service/web' },
} as const

describe('the host of a page', () => {
  it('sends the whole view first and then what is new, from which the page has the same view', async () => {
    const archive = memoryArchive()
    const page = await atTheHost(archive).begins()
    await page.waits(200)
    await page.sends(looks)
    await page.waits(100)
    await page.sends(declares)
    await page.sends({ kind: 'setPace', pace: 'paused' })
    const [first, ...later] = page.all('view')
    expect(first?.update).toHaveProperty('whole')
    expect(later.length).toBeGreaterThan(200)
    for (const { update } of later) expect(update === null || !('whole' in update)).toBe(true)
    const again = await atTheHost(archive).sends({ kind: 'resumeDrill', drillId: 'd1' })
    expect(again.view()).toEqual(page.view())
    expect(again.last('view').pace).toBe('paused')
  })

  it('tells how far the drill is saved, and sends no record that nobody asked for', async () => {
    const archive = memoryArchive()
    const page = await atTheHost(archive).begins()
    await page.waits(40)
    expect(page.all('saved').map(({ second }) => second)).toEqual([0, 15, 30])
    await page.sends(declares)
    expect(page.last('saved')).toEqual({ kind: 'saved', drillId: 'd1', second: 40 })
    expect(page.heard.some((message) => JSON.stringify(message).includes('"commands"'))).toBe(false)
    const file = await page.file()
    expect(file).toMatchObject({ format: 2, playedTo: 40 })
    expect(file.commands.at(-1)).toMatchObject({ at: 40, seat: 'commander', command: declares.command })
    const loaded = await archive.load('d1')
    expect(loaded.ok && openDrillFile(loaded.value)).toMatchObject({ kind: 'playable' })
  })

  it('goes on with a file of its own that is in no archive', async () => {
    const page = await atTheHost().begins()
    await page.waits(30)
    const file = await page.file()
    const other = await atTheHost().sends({ kind: 'resumeDrill', drillId: 'mine', file })
    expect(other.view().drill.second).toBe(30)
    expect(other.last('saved').drillId).toBe('mine')
  })

  it('answers in the order in which it was asked, though a drill takes long to open', async () => {
    const archive = memoryArchive()
    await (await atTheHost(archive).begins()).waits(30)
    const page = await atTheHost(archive).begins('command', 'd2')
    await Promise.all([
      page.sends({ kind: 'resumeDrill', drillId: 'd1' }),
      page.sends({ kind: 'askFile', requestId: 1 }),
    ])
    expect(page.last('drillFile').file?.playedTo).toBe(30)
  })

  it.each([
    ['of another format', { format: 1 }, /format 1/],
    ['of another build', { coreBuild: 'older' }, /core build older/],
    ['of a scenario that is another by now', { scenarioHash: '0123456789abcdef' }, /scenario/],
  ])('opens a drill %s to be read only, and says why', async (_, change, why) => {
    const page = await atTheHost().begins()
    await page.waits(30)
    await page.sends(declares)
    const file = { ...(await page.file()), ...change }
    const other = await atTheHost().sends({ kind: 'resumeDrill', drillId: 'd2', file })
    expect(other.last('readOnly').why).toMatch(why)
    expect(other.last('readOnly').why).not.toMatch(/cannot be played|can be read/)
    expect(other.last('readOnly').kept.log.map(({ event }) => event.kind)).toContain('incidentDeclared')
    expect(other.all('view')).toEqual([])
  })

  it('does not play on a drill in which somebody did what their seat may not', async () => {
    const page = await atTheHost().begins()
    await page.waits(30)
    await page.sends(declares)
    const file = await page.file()
    const commands = file.commands.map((entry) =>
      entry.command.kind === 'declareIncident' ? { ...entry, seat: 'observer' } : entry,
    )
    const other = await atTheHost().sends({
      kind: 'resumeDrill',
      drillId: 'd2',
      file: { ...file, commands },
    })
    expect(other.last('readOnly').why).toMatch(/observer/)
    expect(other.all('view')).toEqual([])
  })

  it('opens a drill with a command that no build knows to be read, and says which one', async () => {
    const page = await atTheHost().begins()
    await page.waits(30)
    await page.sends(declares)
    const file = await page.file()
    const nth = file.commands.findIndex(({ command }) => command.kind === 'declareIncident')
    const commands = file.commands.map((entry, at) =>
      at === nth ? { ...entry, command: { ...entry.command, kind: 'declareIncidnt' } } : entry,
    )
    const other = await atTheHost().sends({
      kind: 'resumeDrill',
      drillId: 'd2',
      file: { ...file, commands },
    })
    expect(other.all('problem')).toEqual([])
    expect(other.last('readOnly').kept.log.map(({ event }) => event.kind)).toContain('incidentDeclared')
    const { why } = other.last('readOnly')
    expect(why.match(new RegExp(`commands\\.${nth}\\.command\\.kind`, 'g'))).toHaveLength(1)
    expect(why).toMatch(/there is no kind "declareIncidnt"; the nearest are declareIncident(, \w+){2}\.$/)
  })

  it('opens a drill of a scenario that is gone to be read only', async () => {
    const page = await atTheHost().begins()
    await page.waits(30)
    const file = { ...(await page.file()), scenarioId: 'thrown-away' }
    const other = await atTheHost().sends({ kind: 'resumeDrill', drillId: 'd2', file })
    expect(other.all('problem')).toEqual([])
    expect(other.last('readOnly').why).toContain('thrown-away')
  })

  it('says what is wrong with what is no drill, and with what it has not got', async () => {
    const page = await atTheHost().sends({ kind: 'resumeDrill', drillId: 'd1', file: { seed: 1 } })
    expect(page.last('problem').message).toMatch(/This is not a drill/)
    await page.sends({ kind: 'resumeDrill', drillId: 'gone' })
    expect(page.all('problem')).toHaveLength(2)
    expect(page.all('view')).toEqual([])
  })

  it('plays again from a moment: the same past, another drill', async () => {
    const page = await atTheHost().begins()
    await page.waits(20)
    await page.sends(looks)
    await page.waits(20)
    await page.sends(declares)
    await page.sends({ kind: 'retryFrom', drillId: 'd2', fromSecond: 30 })
    expect(page.view().drill.second).toBe(30)
    expect(page.view().incident.declaredAt).toBeNull()
    expect(page.view().log.map(({ event }) => event.kind)).toContain('lookedAt')
    expect(page.last('saved')).toEqual({ kind: 'saved', drillId: 'd2', second: 30 })
  })

  it('does not jump ahead to a moment that was never played', async () => {
    const page = await atTheHost().begins()
    await page.waits(20)
    await page.sends({ kind: 'retryFrom', drillId: 'd2', fromSecond: 21 })
    expect(page.last('problem')).toMatchObject({
      where: 'retry',
      message: expect.stringMatching(/second 20/),
    })
    expect(page.view().drill.second).toBe(20)
    expect(page.all('saved').some(({ drillId }) => drillId === 'd2')).toBe(false)
    await page.waits(1)
    expect(page.view().drill.second).toBe(21)
  })

  it('lets an exam be tried again once it is over, as an exam that runs', async () => {
    const page = await atTheHost().begins('exam')
    await page.waits(20)
    await page.sends({ kind: 'retryFrom', drillId: 'd2', fromSecond: 10 })
    expect(page.last('problem').message).toMatch(/exam/)
    await page.waits(1)
    expect(page.view().drill.second).toBe(21)
    await page.sends({ kind: 'finish' })
    await page.sends({ kind: 'retryFrom', drillId: 'd2', fromSecond: 10 })
    expect(page.last('view').pace).toBe('x1')
    await page.waits(5)
    expect(page.view().drill.second).toBe(15)
  })

  it.each([
    ['shadow', 'commander'],
    ['assist', 'commander'],
    ['assist', 'facilitator'],
    ['command', 'chief'],
    ['exam', 'observer'],
  ] as const)('refuses in %s to train the seat %s, which that mode does not train', async (mode, seat) => {
    const page = atTheHost()
    const choice = { scenarioId: 'sound', mode, seat, seed: 4 }
    await page.sends({ kind: 'prepareDrill', ...choice })
    await page.sends({ kind: 'startDrill', drillId: 'd1', ...choice })
    expect(page.all('problem').map(({ where }) => where)).toEqual(['prepareDrill', 'startDrill'])
    expect(page.last('problem').message).toContain(seat)
    expect(page.all('view')).toEqual([])
  })

  it('does not stop an exam, nor jumps ahead in one', async () => {
    const page = await atTheHost().begins('exam')
    for (const pace of ['paused', 'untilSomethingHappens'] as const) {
      await page.sends({ kind: 'setPace', pace })
      expect(page.last('view').pace).toBe('x1')
    }
    await page.sends({ kind: 'setPace', pace: 'x4' })
    expect(page.last('view').pace).toBe('x4')
  })

  it('lets an exam run on when something else goes wrong', async () => {
    const page = await atTheHost().begins('exam')
    const unknown = { scenarioId: 'nowhere', mode: 'exam', seat: 'commander', seed: 1 }
    await page.sends({ kind: 'prepareDrill', ...unknown })
    expect(page.last('problem').where).toBe('prepareDrill')
    await page.waits(5)
    expect(page.view().drill.second).toBe(5)
  })

  it('tells once that a drill has ended, keeps it with its hidden lines, and lets no more time pass', async () => {
    const page = await atTheHost().begins()
    await page.waits(200)
    expect((await page.file()).log.some(({ hidden }) => hidden)).toBe(false)
    await page.sends({ kind: 'finish' })
    await page.sends({ kind: 'finish' })
    await page.waits(20)
    expect(page.all('ended')).toEqual([{ kind: 'ended', drillId: 'd1' }])
    const file = await page.file()
    expect(file).toMatchObject({ playedTo: 200, ended: true })
    expect(file.log.some(({ hidden }) => hidden)).toBe(true)
  })

  it('answers each command, also one that the engine refuses and one without a drill', async () => {
    const page = await atTheHost().sends(declares)
    expect(page.last('commandResult')).toMatchObject({ ok: false, problem: 'No drill is running.' })
    await page.begins()
    const nothing = { kind: 'lookAt', source: 'metrics', subject: 'zzz' }
    await page.sends({ kind: 'command', requestId: 7, command: nothing })
    expect(page.last('commandResult')).toMatchObject({ requestId: 7, ok: false })
    expect(page.last('commandResult').problem).toContain('zzz')
    await page.sends(declares)
    expect(page.last('commandResult')).toEqual({
      kind: 'commandResult',
      requestId: 1,
      ok: true,
      problem: null,
    })
  })

  it('takes what is unreadable for a problem and goes on', async () => {
    const page = await atTheHost().begins()
    await page.sends({ kind: 'command', requestId: 1, command: { kind: 'declareIncident', severity: 9 } })
    await page.sends({ kind: 'sing' })
    expect(page.all('problem').map(({ where }) => where)).toEqual(['message', 'message'])
    await page.waits(5)
    expect(page.view().drill.second).toBe(5)
  })

  it('begins what was prepared at once, and never another choice', async () => {
    const page = atTheHost()
    const choice = { scenarioId: 'sound', mode: 'command', seat: 'commander', seed: 4 } as const
    await page.sends({ kind: 'prepareDrill', ...choice })
    expect(page.last('prepared').card.id).toBe('sound')
    await page.sends({ kind: 'startDrill', drillId: 'd1', ...choice, seed: 5 })
    expect((await page.file()).seed).toBe(5)
  })
})
