import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scenario } from '../../scenarios/us-east-1-latency/scenario.ts'
import { type Answer, runDrills } from './run-drill.ts'

const ID = 'us-east-1-latency'
let folder: string
const file = (name: string) => join(folder, name)

/** What is typed, then what must be said: the place, a word of the message or of the mend. */
const cases = (): readonly (readonly [readonly string[], readonly RegExp[]])[] => [
  [['fly'], [/command line: fly/, /no command "fly"/, /Use one of: list, play/]],
  [['play'], [/command line: play/, /missing/, /Usage: drill play/]],
  [
    ['play', ID, 'twice'],
    [/twice/, /one too many/],
  ],
  [
    ['play', ID, '--speed', '9'],
    [/command line: play/, /--speed/, /--help/],
  ],
  [
    ['play', 'atlantis'],
    [/atlantis/, /There is no scenario "atlantis"/, new RegExp(ID)],
  ],
  [
    ['play', file('absent.json')],
    [/absent\.json: file: ENOENT/, /mend: Give the path/],
  ],
  [
    ['play', ID, '--bot', 'robot'],
    [/--bot/, /no bot "robot"/, /expert/],
  ],
  [
    ['play', ID, '--mode', 'god'],
    [/--mode/, /shadow, assist, command, exam/],
  ],
  [
    ['play', ID, '--mode', 'assist', '--seat', 'commander'],
    [/--seat: The mode "assist" does not train the seat "commander"/, /mend: .*deputy, scribe/],
  ],
  [
    ['play', ID, '--seat', 'throne'],
    [/--seat: There is no seat "throne"/, /mend: .*commander/],
  ],
  [
    ['play', ID, '--bot', 'expert', '--seat', 'deputy'],
    [/--seat/, /bots sit in command/],
  ],
  [
    ['play', ID, '--bot', 'expert', '--mode', 'exam'],
    [/--mode/, /command/],
  ],
  [
    ['play', ID, '--bot', 'nothing', '--seed', '9..2'],
    [/--seed/, /"9\.\.2" is not a seed/, /1\.\.10/],
  ],
  [['play', ID, '--bot', 'nothing', '--seed', '-1'], [/--seed/]],
  [
    ['play', ID, '--bot', 'nothing', '--seed', '1..2', '--out', file('x.json')],
    [/--out/, /\{seed\}/],
  ],
  [
    ['play', ID, '--json'],
    [/--json/, /--bot/],
  ],
  [
    ['play', ID, '--seed', '1..3'],
    [/--seed/, /One drill at a time/],
  ],
  [
    ['play', file('bad-field.json')],
    [/bad-field\.json: \$?\.?topology/, /mend:/],
  ],
  [
    ['play', file('typo.json')],
    [/typo\.json: /, /endsAtSecond/],
  ],
  [
    ['replay', file('broken.json')],
    [/broken\.json: line 3, column 8/, /not JSON/],
  ],
  [['replay', file('word.json')], [/word\.json: line 1, column 1/]],
  [['grade', file('empty.json')], [/empty\.json: line 1, column 1/]],
  [
    ['grade', file('no-record.json')],
    [/no-record\.json: scenarioId: This is not a drill record: it is missing\.\n/, /--out/],
  ],
  [
    ['postmortem', file('absent.json'), '--format', 'pdf'],
    [/--format/, /markdown, html, json, csv/],
  ],
  [['lint', file('absent.md')], [/absent\.md: file/]],
  [
    ['simulate', file('bad-world.json')],
    [/bad-world\.json: \$?\.?topology/, /mend:/],
  ],
  [['simulate', file('no-record.json'), '--seconds', 'ten'], [/no-record\.json|--seconds/]],
  [
    ['curves', ID],
    [/--out/, /FILE\.svg/],
  ],
]

let answers: readonly Answer[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drill-tower-cli-'))
  const write = (name: string, text: string) => writeFileSync(file(name), text)
  write('broken.json', '{\n  "a": 1,\n  "b": ,3\n}\n')
  write('word.json', 'hello')
  write('empty.json', '')
  write('no-record.json', '{"version": 1}')
  const { topology } = scenario
  const bad = { ...topology, services: [{ ...topology.services[0], threadsPerInstance: 'many' }] }
  write('bad-field.json', JSON.stringify({ ...scenario, topology: bad }))
  write('bad-world.json', JSON.stringify({ topology: bad }))
  const { endsAtSecond, ...rest } = scenario
  write('typo.json', JSON.stringify({ ...rest, endAtSecond: endsAtSecond }))
  answers = await runDrills(cases().map(([args]) => args))
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('bad input', () => {
  it('ends with 2, says the place and the mend on standard error, and prints nothing', () => {
    for (const [nth, [args, says]] of cases().entries()) {
      const answer = answers[nth]
      const typed = args.join(' ')
      expect({ typed, code: answer?.code, out: answer?.out }).toEqual({ typed, code: 2, out: '' })
      expect(answer?.err, typed).toMatch(/^\S.*: .+: [\s\S]+\n {2}mend: .+/)
      expect(answer?.err, typed).not.toMatch(/\n\s+at |undefined/)
      for (const words of says) expect(answer?.err, typed).toMatch(words)
    }
  })
})
