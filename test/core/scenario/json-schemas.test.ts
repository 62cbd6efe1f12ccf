import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { policyJsonSchema, scenarioJsonSchema } from '../../../src/core/scenario/index.ts'
import { scenarioHelp } from '../../../src/core/scenario/schema/scenario-help.ts'
import { scenarioSchema } from '../../../src/core/scenario/schema/scenario-schema.ts'

interface Shape {
  readonly description?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly additionalProperties?: unknown
  readonly definitions?: Readonly<Record<string, Shape>>
}

const schema = scenarioJsonSchema() as Shape
const published = (name: string): unknown =>
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../scenarios', name), 'utf8'))

describe('the published JSON Schemas', () => {
  it.each([
    ['scenario.schema.json', scenarioJsonSchema()],
    ['policy.schema.json', policyJsonSchema()],
  ])('%s is what the code makes now ("npm run schema" writes it anew)', (name, made) => {
    expect(published(name)).toEqual(JSON.parse(JSON.stringify(made)))
  })

  it('know the same members as the schema that reads the files, and let a file name its schema', () => {
    const members = Object.keys(scenarioSchema.shape)
    expect(Object.keys(schema.properties ?? {}).sort()).toEqual(['$schema', ...members].sort())
    expect(schema.additionalProperties).toBe(false)
    const needed = members.filter((name) => scenarioSchema.shape[name as 'id']._zod.optin !== 'optional')
    expect([...(schema.required ?? [])].sort()).toEqual(needed.sort())
  })

  it('explain every member of a scenario', () => {
    for (const [name, member] of Object.entries(schema.properties ?? {}))
      expect(`${name}: ${member.description ?? ''}`.length).toBeGreaterThan(name.length + 15)
  })

  it('place every piece of help that is written', () => {
    const parts: Readonly<Record<string, Shape>> = { ...schema.definitions, Scenario: schema }
    const lost = Object.keys(scenarioHelp).filter((key) => {
      const [part = '', member] = key.split('.')
      const place = member === undefined ? parts[part] : parts[part]?.properties?.[member]
      return place?.description !== scenarioHelp[key]
    })
    expect(lost).toEqual([])
  })

  it('need nothing from anywhere else: every reference stays inside', () => {
    const references = JSON.stringify(schema).match(/"\$ref":"[^"]*"/g) ?? []
    expect(references.length).toBeGreaterThan(20)
    for (const reference of references) {
      const name = /^"\$ref":"#\/definitions\/(.+)"$/.exec(reference)?.[1] ?? ''
      expect(Object.keys(schema.definitions ?? {})).toContain(name)
    }
  })
})
