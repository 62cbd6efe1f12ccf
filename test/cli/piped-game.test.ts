import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDrillFile } from '../../src/protocol/drill-file-schema.ts'
import { type Answer, runDrill } from './run-drill.ts'

describe('a drill through a pipe', () => {
  let folder: string
  let answer: Answer
  const kept = () => join(folder, 'kept.json')

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'drill-tower-game-'))
    const script = [
      'help',
      'dance',
      'declare',
      'wait 275',
      'ack',
      'look metrics zones',
      'declare 2 Visits are slow in all markets',
      'command I am the incident commander',
      'page edge-oncall visits are slow',
      'page support-lead customers write in',
      'wait 200',
      'people',
      'actions',
      'investigations',
      'task edge-oncall compare-zones 4 which zone is slow',
      'task edge-oncall compare-zones 4 again',
      'mentor what is a time box?',
      'wait 240',
      'do drain-zone zone=us-east-1b by edge-oncall goal: less harm ; expect: customers/all/successShare above 0.9 5 ; worst: heat',
      'due',
      'wait 420',
      'wait 0',
      'verify buy-a-ticket-us support-lead',
      'wait 300',
      'mitigated customers are served',
      'resolve proven by a purchase',
      'owner you 5',
      'close thank you all',
      'wait 5',
      'rate A=3 B=2 | calm | the noise | drain sooner',
      'say never read',
    ]
    answer = await runDrill(
      ['play', 'us-east-1-latency', '--seed', '5', '--out', kept()],
      `${script.join('\n')}\n`,
    )
  }, 120_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is played to the end, answers each line, and says how it went', () => {
    expect(answer.code).toBe(0)
    for (const words of [
      /There is no word "dance"/,
      /Give a severity from 1 to 5/,
      /page raised/,
      /INC-\d+ SEV-2/,
      /commander: you/,
      /edge-oncall +Gateway on-call engineer +on the bridge/,
      /drain-zone +Drain a zone/,
      /task reported/,
      /time box/,
      /Say how many seconds/,
      /verification reported/,
      /The drill has ended/,
      /The drill has ended: resolved/,
      /customer-minutes \(par/,
    ])
      expect(answer.out).toMatch(words)
  })

  it('keeps prompts off standard output and never shows what is hidden', () => {
    expect(answer.out).not.toMatch(/^> /m)
    expect(answer.out).not.toMatch(
      /grey-1b|residual-1b|world observed|machine entered|machineEntered|worldObserved|clueReached|clue reached/i,
    )
  })

  it('leaves a record that holds what was typed, the own rating included', () => {
    const record = JSON.parse(readFileSync(kept(), 'utf8'))
    const kinds = record.commands.map(({ command }: { command: { kind: string } }) => command.kind)
    for (const kind of ['acknowledgePage', 'approveAction', 'closeIncident', 'rateSelf'])
      expect(kinds).toContain(kind)
    expect(kinds).not.toContain('say')
    expect(record).toMatchObject({ format: 2, seed: 5, scenarioId: 'us-east-1-latency', ended: true })
  })

  it('leaves a drill file that keeps log, grade and report in words', () => {
    const file = JSON.parse(readFileSync(kept(), 'utf8'))
    expect(file.title).not.toBe('')
    expect(file.log.at(-1)).toMatchObject({ event: { kind: 'selfRated', wentWell: 'calm' } })
    expect(file.log.some(({ event }: { event: { kind: string } }) => event.kind === 'pageRaised')).toBe(true)
    expect(file.grade.outcome.ended).toBe('resolved')
    expect(file.grade.profile.skills).toHaveLength(7)
    expect(file.report).toMatch(/^# /)
    expect(openDrillFile(file)).toMatchObject({ kind: 'playable' })
  })
})
