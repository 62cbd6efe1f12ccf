import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  COMMAND_KINDS,
  COMMANDS,
  type CommandKind,
  type CommandSpec,
  commandSchema,
  holdsPhrase,
  isPhrase,
  isSeatId,
  PHRASE_KEYS,
  phrase,
  SEAT_IDS,
  withoutWords,
  wordMembers,
} from '../../../src/core/command/index.ts'
import { commandOf } from '../drill/any-seat-command.ts'

const specOf = (kind: CommandKind): CommandSpec => COMMANDS[kind]

/** Every dotted path of a command's members that could hold what somebody writes: found by trying, not by the code's own list. */
function pathsThatTakePhrases(kind: CommandKind, sample: Record<string, unknown>): readonly string[] {
  const said = phrase('end.closed')
  const found: string[] = []
  const visit = (value: unknown, path: readonly string[]): void => {
    const bent = structuredClone(sample)
    let place: Record<string, unknown> = bent
    for (const name of path.slice(0, -1)) place = place[name] as Record<string, unknown>
    const last = path.at(-1) ?? ''
    place[last] = Array.isArray(value) ? [said] : said
    if (commandSchema.safeParse(bent).success) found.push(path.join('.'))
    else if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [name, member] of Object.entries(value)) visit(member, [...path, name])
  }
  for (const [name, member] of Object.entries(sample)) if (name !== 'kind') visit(member, [name])
  expect(kind).toBe(sample.kind)
  return found
}

const byText = (a: string, b: string): number => (a < b ? -1 : 1)

describe('a command', () => {
  it.each(COMMAND_KINDS)('is read as it was given: %s', (kind) => {
    fc.assert(
      fc.property(commandOf(kind), (command) => {
        expect(commandSchema.parse(JSON.parse(JSON.stringify(command)))).toEqual(command)
      }),
      { numRuns: 20 },
    )
  })

  it.each(COMMAND_KINDS)('is not read with a member missing: %s', (kind) => {
    fc.assert(
      fc.property(commandOf(kind), (command) => {
        for (const name of Object.keys(specOf(kind).members)) {
          const { [name]: _, ...rest } = command as unknown as Record<string, unknown>
          expect(commandSchema.safeParse(rest).success, name).toBe(false)
        }
      }),
      { numRuns: 5 },
    )
  })

  it.each(COMMAND_KINDS)(
    'says in a sentence what it does, which duty it needs and what it becomes: %s',
    (kind) => {
      const { says, duty, becomes } = specOf(kind)
      expect(says).toMatch(/^[A-Z].*[.]$/)
      expect(duty).toMatch(/^[a-z]\w+$/i)
      expect(becomes.length).toBeGreaterThan(0)
      expect(commandSchema.safeParse({ kind: `${kind}Not` }).success).toBe(false)
    },
  )

  it('has bounds: what comes over a wire can be neither endless nor not a number', () => {
    const endless = 'x'.repeat(100_000)
    for (const [kind, members] of [
      ['say', { text: endless, to: null }],
      ['say', { text: 'x', to: endless }],
      ['editDocument', { section: 'notes', text: endless }],
      ['lookAt', { source: 'logs', subject: endless }],
      ['listOptions', { options: Array.from({ length: 1000 }, () => 'x') }],
      ['standDown', { personIds: Array.from({ length: 1000 }, () => 'x'), staying: '' }],
      ['setReminder', { inSeconds: Number.NaN, text: '' }],
      ['setReminder', { inSeconds: -1, text: '' }],
      ['setReminder', { inSeconds: Infinity, text: '' }],
      ['assignTask', { personId: 'x', investigationId: 'x', outcome: '', timeBoxMinutes: 0 }],
      ['rateSelf', { ratings: { A: 9 }, wentWell: '', wasHard: '', wouldChange: '' }],
      ['overrideMark', { marker: 'Z9', rating: 1, reason: '' }],
      ['handSeat', { seat: 'throne', to: { kind: 'nobody' } }],
      ['handSeat', { seat: 'deputy', to: { kind: 'king' } }],
    ] as const)
      expect(commandSchema.safeParse({ kind, ...members }).success, kind).toBe(false)
  })

  it('is described for those who write clients: the schema becomes JSON Schema with all kinds', () => {
    const text = JSON.stringify(z.toJSONSchema(commandSchema, { unrepresentable: 'any' }))
    for (const kind of COMMAND_KINDS) expect(text).toContain(`"const":"${kind}"`)
  })
})

describe('the words in a command', () => {
  it.each(COMMAND_KINDS)('are the members that may be a text of somebody’s own: %s', (kind) => {
    const full = fc
      .sample(commandOf(kind), { numRuns: 60, seed: 7 })
      .map((command) => command as unknown as Record<string, unknown>)
    const found = new Set(full.flatMap((command) => pathsThatTakePhrases(kind, command)))
    expect([...wordMembers(kind)].sort(byText)).toEqual([...found].sort(byText))
  })

  it('are none in a command that does not exist', () => {
    expect([...wordMembers('noSuchKind'), ...wordMembers('toString')]).toEqual([])
  })
})

describe('a phrase', () => {
  const text = fc.string({ maxLength: 10 })
  const anyPhrase = fc
    .tuple(
      fc.constantFrom(...PHRASE_KEYS),
      fc.dictionary(text, fc.oneof(text, fc.integer())),
      fc.option(text),
    )
    .map(([key, params, words]) => ({ ...phrase(key, params), ...(words !== null && { words }) }))
  const tree = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      text,
      fc.integer(),
      fc.constant(null),
      anyPhrase,
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'words', 'text'), tie('node')),
    ),
  })).node

  /** Written anew: words beside a key are taken off, everywhere, and nothing else is. */
  const stripped = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(stripped)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, member]) =>
        name === 'words' && isPhrase(value) ? [] : [[name, stripped(member)]],
      ),
    )
  }

  it('without the words that a host gave it is what is hashed: at any depth, and nothing else changes', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const before = JSON.stringify(value)
        expect(withoutWords(value)).toEqual(stripped(value))
        expect(JSON.stringify(value)).toBe(before)
        expect(withoutWords(withoutWords(value))).toEqual(withoutWords(value))
      }),
      { numRuns: 300 },
    )
  })

  it('keeps the identity of what had no other words', () => {
    const plain = { a: [phrase('end.closed')], b: { text: 'x' } }
    expect(withoutWords(plain)).toBe(plain)
    const half = { a: plain.a, b: { text: { ...phrase('end.closed'), words: 'Bye.' } } }
    expect(withoutWords(half).a).toBe(plain.a)
  })

  it('is found however deep it lies, and a text that looks like one is none', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const deep = JSON.stringify(value)
        if (holdsPhrase(value)) expect(deep).toContain('"params"')
        expect(holdsPhrase({ x: [{ y: value }] })).toBe(holdsPhrase(value))
        expect(holdsPhrase([value, phrase('end.closed')])).toBe(true)
      }),
      { numRuns: 200 },
    )
    expect(holdsPhrase('{"key":"end.closed","params":{}}')).toBe(false)
  })
})

describe('a party', () => {
  it('is a seat by its id alone', () => {
    for (const seat of SEAT_IDS) expect(isSeatId(seat)).toBe(true)
    for (const other of ['web-oncall', 'Commander', '', 'you', 'nobody', 'constructor'])
      expect(isSeatId(other)).toBe(false)
  })
})
