import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultPolicy } from '../../src/core/scenario/index.ts'
import { runDrill } from './run-drill.ts'

let folder: string
const file = (name: string) => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drill-tower-policy-'))
  const severities = defaultPolicy.severities.map((row) => ({ ...row, label: `P${row.level}` }))
  const ours = { ...defaultPolicy, id: 'ours', title: 'Rules of our house', severities }
  writeFileSync(file('ours.json'), JSON.stringify(ours))
  const escalation = [...defaultPolicy.escalation].reverse()
  writeFileSync(file('mixed-up.json'), JSON.stringify({ ...ours, escalation, spanOfControl: 'seven' }))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a drill played by a file of house rules carries them, and is graded by them', async () => {
  const kept = file('kept.json')
  const play = ['play', 'slow-menus', '--bot', 'overEscalator', '--policy', file('ours.json')]
  expect(await runDrill([...play, '--out', kept])).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(readFileSync(kept, 'utf8')).policy.title).toBe('Rules of our house')
  const graded = await runDrill(['grade', kept])
  expect(graded.out).toContain('P1; what was known came to')
})

test('the default house rules can be had as a file to begin with', async () => {
  const answer = await runDrill(['schema', 'policy', '--example'])
  expect(JSON.parse(answer.out)).toEqual(defaultPolicy)
})

test('a kept drill can be judged by other house rules than those it was played by', async () => {
  const kept = file('plain.json')
  await runDrill(['play', 'slow-menus', '--bot', 'overEscalator', '--out', kept])
  const [plain, other] = await Promise.all([
    runDrill(['grade', kept]),
    runDrill(['grade', kept, '--policy', file('ours.json')]),
  ])
  expect(plain.out).toContain('SEV-1; what was known')
  expect(other.out).toContain('P1; what was known')
})

test('house rules with mistakes are bad input: the file, each place and each mend', async () => {
  for (const command of ['play', 'check']) {
    const answer = await runDrill([command, 'slow-menus', '--policy', file('mixed-up.json')])
    expect(answer.code).toBe(2)
    expect(answer.err).toContain('mixed-up.json: $.spanOfControl')
    expect(answer.err).toContain('mend:')
    expect(answer.out).toBe('')
  }
})
