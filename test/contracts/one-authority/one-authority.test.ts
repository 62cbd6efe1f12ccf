import { describe, expect, it } from 'vitest'
import { scenario as keyExpiry } from '../../../scenarios/key-expiry/scenario.ts'
import { scenario as latencySpike } from '../../../scenarios/us-east-1-latency/scenario.ts'
import type { Command, SeatId } from '../../../src/core/command/index.ts'
import { type DrillMode, type DrillSetup, replayRecord } from '../../../src/core/drill/index.ts'
import { defaultPolicy, type Scenario } from '../../../src/core/scenario/index.ts'
import { replayTable, trainedSeats } from '../../../src/core/table/index.ts'
import { type Given, type Host, plainTable, type Seated, type Stood, textGame, workerHost } from './hosts.ts'

const HOSTS: Readonly<Record<string, Host>> = {
  'plain table': plainTable,
  'text game': textGame,
  "worker's host": workerHost,
}

/** A step of a drill: something given, seconds at 1×, or "until something happens". */
type Step = Given | { readonly wait: number } | 'next'

const give = (line: string, command: Command): Given => ({ line, command })
const wait = (seconds: number): Step => ({ wait: seconds })

const begins: readonly Step[] = [
  give('look metrics zones', { kind: 'lookAt', source: 'metrics', subject: 'zones' }),
  give('close too early', { kind: 'closeIncident', text: 'too early' }),
  'next',
  give('ack p1', { kind: 'acknowledgePage', pageId: 'p1' }),
  give('declare 2 Visits are slow', { kind: 'declareIncident', severity: 2, summary: 'Visits are slow' }),
  give('bridge', { kind: 'openBridge' }),
  give('command I am the incident commander', {
    kind: 'takeCommand',
    announcement: 'I am the incident commander',
  }),
  'next',
  give('status investigating 15 Some visits are slow. We look.', {
    kind: 'postStatus',
    phase: 'investigating',
    text: 'Some visits are slow. We look.',
    nextUpdateMinutes: 15,
  }),
  give('page vendor Is a zone in trouble?', {
    kind: 'page',
    target: 'vendor',
    reason: 'Is a zone in trouble?',
  }),
  wait(120),
  give('remind 3 look again', { kind: 'setReminder', inSeconds: 180, text: 'look again' }),
  'next',
  'next',
  give('look logs all', { kind: 'lookAt', source: 'logs', subject: 'all' }),
  wait(45),
]

const asks: readonly Step[] = [
  'next',
  'next',
  'next',
  wait(300),
  give('answer I would look at the zones', {
    kind: 'answerChief',
    questionId: 'w-1',
    text: 'I would look at the zones',
  }),
  wait(20),
  'next',
  give('mentor severity', { kind: 'askMentor', topic: 'severity' }),
  'next',
  wait(30),
]

const helps: readonly Step[] = [
  'next',
  give('mentor severity', { kind: 'askMentor', topic: 'severity' }),
  wait(400),
  'next',
  give('bridge', { kind: 'openBridge' }),
  give('look metrics zones', { kind: 'lookAt', source: 'metrics', subject: 'zones' }),
  wait(100),
  'next',
]

const exam: readonly Step[] = [
  wait(400),
  give('ack p1', { kind: 'acknowledgePage', pageId: 'p1' }),
  wait(100),
  give('declare 1 Orders fail', { kind: 'declareIncident', severity: 1, summary: 'Orders fail' }),
  wait(300),
  give('quit I stop here', { kind: 'endDrill', reason: 'I stop here' }),
  wait(10),
]

interface Played {
  readonly refused: readonly (string | null)[]
  readonly stood: readonly Stood[]
  /** Null: this host leaves the words to a page. */
  readonly stopsSaid: readonly (string | null)[] | null
  readonly view: string
  readonly file: string
}

async function play(seated: Seated, steps: readonly Step[]): Promise<Played> {
  const refused: (string | null)[] = []
  const stood: Stood[] = []
  for (const step of steps)
    if (step === 'next') stood.push(await seated.runs(null))
    else if ('wait' in step) stood.push(await seated.runs(step.wait))
    else refused.push(await seated.gives(step))
  return {
    refused,
    stood,
    stopsSaid: seated.stopsSaid?.() ?? null,
    view: JSON.stringify(await seated.view()),
    file: JSON.stringify(await seated.file()),
  }
}

const setupOf = (mode: DrillMode, scenario: Scenario): DrillSetup => ({
  scenario,
  policy: defaultPolicy,
  seed: 3,
  mode,
  seat: trainedSeats[mode][0] as SeatId,
})

const DRILLS = [
  ['somebody commands', setupOf('command', latencySpike), begins],
  ['somebody commands what they know nothing of', setupOf('command', keyExpiry), begins],
  ['somebody watches and is asked', setupOf('shadow', latencySpike), asks],
  ['somebody is deputy', setupOf('assist', latencySpike), helps],
  ['somebody is examined and leaves', setupOf('exam', keyExpiry), exam],
] as const

describe.each(DRILLS)('where %s, every host', (_, setup, steps) => {
  let playing: Promise<readonly (readonly [string, Played])[]> | null = null
  const everywhere = () =>
    (playing ??= Promise.all(
      Object.entries(HOSTS).map(
        async ([name, host]) => [name, await play(await host(setup), steps)] as const,
      ),
    ))
  const sameOf = async (what: keyof Played) => {
    const [first, ...others] = await everywhere()
    for (const [name, other] of others) expect({ [name]: other[what] }).toEqual({ [name]: first?.[1][what] })
    return first?.[1][what]
  }

  it('refuses the same, in the same words', async () => {
    expect((await sameOf('refused'))?.length).toBeGreaterThan(0)
  })

  it('stands still in the same seconds', async () => {
    expect(((await sameOf('stood')) as readonly Stood[]).some(({ stopped }) => stopped)).toBe(true)
  })

  it('has the reason for every stop in the same words, where a host says it', async () => {
    const said = (await everywhere()).flatMap(([, { stopsSaid }]) => (stopsSaid === null ? [] : [stopsSaid]))
    expect(said).toHaveLength(2)
    expect(said[1]).toEqual(said[0])
  })

  it('shows the seat the same bytes', async () => {
    await sameOf('view')
  })

  it('keeps the same commands, log and checkpoints, byte for byte', async () => {
    await sameOf('file')
    const file = JSON.parse((await everywhere())[0]?.[1].file ?? '')
    expect(file.commands.length).toBeGreaterThan(1)
    expect(replayRecord(file, setup.scenario, { verify: true })).toMatchObject({ ok: true })
    expect(replayTable(file, setup.scenario)).toMatchObject({ ok: true })
  })
})
