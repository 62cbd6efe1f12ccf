import { expect, test } from 'vitest'
import { channelLine } from '../../../src/client/panels/control-room/channel-line.ts'
import { logSentence } from '../../../src/client/panels/report/log-sentence.ts'
import { nameOf } from '../../../src/client/store/index.ts'
import type { SeatView } from '../../../src/core/consoles/index.ts'
import type { ToldEntry, ToldEvent } from '../../../src/core/drill/index.ts'
import { openDrill } from '../../support/client/client-in-process.ts'

async function viewOf(mode: 'shadow' | 'command'): Promise<SeatView> {
  const { view } = (await openDrill(mode)).store.getState()
  if (view === null) throw new Error('no view')
  return view
}

const entry = (event: ToldEvent, by: ToldEntry['by'] = { kind: 'system', name: 'drill' }): ToldEntry => ({
  id: 'e1',
  at: 60,
  by,
  event,
  hidden: false,
  because: null,
})

test('whoever looks is You, the Chief is the Chief in whatever seat, and people go by their role', async () => {
  const watching = await viewOf('shadow')
  expect(nameOf(watching, 'observer')).toBe('You')
  expect(nameOf(watching, 'commander')).toBe('Fire Chief')
  expect(nameOf(watching, 'deputy')).toBe('Deputy')
  const commanding = await viewOf('command')
  expect(nameOf(commanding, 'commander')).toBe('You')
  expect(nameOf(commanding, 'chief')).toBe('Fire Chief')
  expect(nameOf(commanding, 'edge-oncall')).toBe('Gateway on-call')
})

test('work that comes back is an alarm that names the work and who had it', async () => {
  const event = {
    kind: 'workHandedBack',
    personId: 'edge-oncall',
    work: 'task',
    workId: 't1',
    label: 'Compare the zones',
  } as const
  const line = channelLine(entry(event, { kind: 'person', personId: 'edge-oncall' }), await viewOf('command'))
  expect(line).toMatchObject({ speaker: 'Gateway on-call', alarm: true, tags: ['Handed back'] })
  expect(line?.text).toContain('Compare the zones.')
})

test('command that passes to this seat is said to You', async () => {
  const view = await viewOf('command')
  const transfer = (to: string) =>
    channelLine(entry({ kind: 'commandTransferred', from: null, to, text: 'Go.' }), view)?.tags
  expect(transfer('commander')).toEqual(['You have command'])
  expect(transfer('edge-oncall')).toEqual(['Gateway on-call has command'])
})

test('a look is nothing to read in the channel; the whole log has it, and says when it showed nothing', async () => {
  const view = await viewOf('command')
  const look = (showed: boolean) => entry({ kind: 'lookedAt', source: 'console', subject: 'aws/ec2', showed })
  expect(channelLine(look(true), view)).toBeNull()
  expect(logSentence(look(true), view).text).toBe('Looked at console: aws/ec2')
  expect(logSentence(look(false), view).text).toContain('showed nothing')
})
