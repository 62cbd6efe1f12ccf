import { expect, test } from 'vitest'
import { incidentSpecs } from '../../../src/client/panels/control-room/commands/incident-specs.ts'
import type { SeatView } from '../../../src/core/consoles/index.ts'
import { openDrill } from '../../support/client/client-in-process.ts'

async function viewNow(): Promise<SeatView> {
  const client = await openDrill()
  const { view } = client.store.getState()
  if (view === null) throw new Error('no view')
  return view
}

const offered = (view: SeatView) => {
  const fields = incidentSpecs.find(({ kind }) => kind === 'handOverCommand')?.fields(view) ?? []
  return fields.find(({ name }) => name === 'to')?.options?.map(({ value }) => value)
}

const everybodyHere = (view: SeatView): SeatView => ({
  ...view,
  people: view.people.map((person) => ({ ...person, status: 'onBridge' })),
})

const relievedBy = (view: SeatView, relief: string | null): SeatView => ({
  ...view,
  handbook: { ...view.handbook, relief },
})

test('command is offered to seats with somebody in them, not to oneself, the Chief, or who only watches', async () => {
  const view = everybodyHere(await viewNow())
  const person = { kind: 'person' } as const
  const seats = {
    ...view.drill.seats,
    deputy: { ...person, id: 'somebody' },
    scribe: { kind: 'chief' } as const,
    facilitator: { ...person, id: 'another' },
  }
  expect(offered({ ...view, drill: { ...view.drill, seats } })).toEqual(['deputy'])
})

test('of the cast only the relief of the shift is offered command, once on the bridge', async () => {
  const view = await viewNow()
  const relief = view.people[1]?.id ?? ''
  expect(offered(relievedBy(everybodyHere(view), relief))).toContain(relief)
  expect(offered(relievedBy(everybodyHere(view), null))).toEqual([])
  expect(offered(relievedBy(view, relief))).toEqual([])
})
