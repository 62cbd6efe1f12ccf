import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { COMMAND_KINDS, COMMANDS, type CommandSpec, wordMembers } from '../../../src/core/command/index.ts'
import { mapProse } from '../../../src/core/scenario/map-prose.ts'
import { playCommandSchema } from '../../../src/core/scenario/schema/play-command-schema.ts'
import { scenarioSchema } from '../../../src/core/scenario/schema/scenario-schema.ts'
import { proseMark } from '../../../src/core/scenario/schema/strict.ts'

type Schema = z.core.$ZodType
type Named = readonly [name: string, schema: Schema]

/** Schemas directly inside one, by the name of the member they are for. */
function inside(name: string, schema: Schema): readonly Named[] {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape)
    case 'lazy':
      return [[name, def.getter()]]
    case 'optional':
    case 'nullable':
      return [[name, def.innerType]]
    case 'array':
      return [[name, def.element]]
    case 'record':
      return [[name, def.valueType]]
    case 'tuple':
      return def.items.map((item) => [name, item] as const)
    case 'union':
      return def.options.map((option) => [name, option] as const)
    default:
      return []
  }
}

/** Every schema within one, with the name of the member it is for; what is marked is not looked into. */
function partsOf(root: Schema): Named[] {
  const seen = new Set<Schema>()
  const visit = (name: string, schema: Schema): Named[] => {
    const parts = proseMark(schema) === null ? inside(name, schema) : []
    if (parts.length > 0 && seen.has(schema)) return []
    seen.add(schema)
    return [[name, schema], ...parts.flatMap(([inner, each]) => visit(inner, each))]
  }
  return visit('', root)
}

const takes = (schema: Schema, said: string): boolean => (schema as z.ZodType).safeParse(said).success

/** A string of no given form: what prose is made of. */
const isFree = (schema: Schema): boolean =>
  (schema as z.core.$ZodTypes)._zod.def.type === 'string' && takes(schema, 'Words, as they are said.')

/** Free strings that the engine or the world reads, by member. */
const READ: Readonly<Record<string, string>> = {
  series: 'a name of a series',
  signal: 'a name of a series',
  truth: 'a name of a series',
  observed: 'names of series',
  inState: 'a name of a state',
  target: 'a name of a state',
  event: 'a name of an event, which monitors send and states hear',
  kind: 'a kind of event in the log',
  actionGroup: 'a group of actions, compared with theirs',
  subject: 'what is opened on a screen: ids',
  command: 'what is typed in a console, and parsed',
  resources: 'addresses of infrastructure code',
  address: 'an address of infrastructure code',
  attributes: 'values of infrastructure code, compared with the real ones',
  value: 'the choice of a parameter, which goes into interventions',
  parameters: 'choices of parameters, compared with those of an approval',
  with: 'choices of parameters, compared with those of an approval',
  endpoints: 'ids of endpoints by region',
  issuers: 'ids of endpoints by region',
  replicas: 'regions by region',
}

describe('the schema of a scenario', () => {
  it('marks every text as prose, or there is a reason why the engine reads it', () => {
    const unmarked = partsOf(scenarioSchema).filter(
      ([, schema]) => isFree(schema) && proseMark(schema) === null,
    )
    expect([...new Set(unmarked.map(([name]) => name))].sort()).toEqual(Object.keys(READ).sort())
  })

  it('marks everything that is called as words for people are', () => {
    const called = /^(label|title|texts?|detail|description|markdown|says|needs|risk|wayBack|bio|role)$/
    const parts = partsOf(scenarioSchema).filter(([name]) => called.test(name))
    expect(parts.length).toBeGreaterThan(20)
    for (const [name, schema] of parts)
      expect(
        inside(name, schema).some(([, inner]) => proseMark(inner) !== null) || proseMark(schema) !== null,
        name,
      ).toBe(true)
  })
})

describe('the commands of plays and courses', () => {
  /** All that a command can say in letters, by dotted path, lists by their name. */
  function stringsOf(path: string, schema: Schema): Named[] {
    const { def } = (schema as z.core.$ZodTypes)._zod
    switch (def.type) {
      case 'object':
        return Object.entries(def.shape).flatMap(([name, each]) => stringsOf(`${path}.${name}`, each))
      case 'nullable':
        return stringsOf(path, def.innerType)
      case 'array':
        return stringsOf(path, def.element)
      default:
        return takes(schema, 'said') ? [[path, schema]] : []
    }
  }

  /** The command with this said at that path, once its words have been replaced. */
  function heard(kind: string, path: string, said: unknown): unknown {
    const members = path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), said)
    const command = { kind, ...(members as object) }
    return mapProse(playCommandSchema, command, { one: () => 'heard', alternatives: () => [] })
  }

  it('are words for people exactly where a command has words, which may be long', () => {
    let texts = 0
    for (const kind of COMMAND_KINDS) {
      const { members }: CommandSpec = COMMANDS[kind]
      for (const [path, schema] of Object.entries(members).flatMap(([name, each]) => stringsOf(name, each))) {
        const isMapped = JSON.stringify(heard(kind, path, 'said')).includes('heard')
        expect(isMapped, `${kind}.${path}`).toBe(takes(schema, 'x'.repeat(8000)))
        expect(isMapped, `${kind}.${path}`).toBe(wordMembers(kind).has(path))
        texts += isMapped ? 1 : 0
      }
    }
    expect(texts).toBeGreaterThan(35)
  })

  it('are words in every place of a list', () => {
    expect(heard('listOptions', 'options', ['Drain the zone.', 'Wait.'])).toEqual({
      kind: 'listOptions',
      options: ['heard', 'heard'],
    })
  })
})
