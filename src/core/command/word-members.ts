import { z } from 'zod'
import { COMMANDS, type CommandKind } from './command.ts'
import { documentWords, words } from './command-parts.ts'

const known = new Map<string, ReadonlySet<string>>()

/** The members of a command that hold what somebody writes, as dotted paths: `text`, `card.goal`; lists by their name. */
export function wordMembers(kind: string): ReadonlySet<string> {
  let found = known.get(kind)
  if (found === undefined) {
    const members = (COMMANDS as Readonly<Record<string, (typeof COMMANDS)[CommandKind]>>)[kind]?.members
    found = new Set(members === undefined ? [] : pathsIn(members, ''))
    known.set(kind, found)
  }
  return found
}

function pathsIn(members: Readonly<Record<string, z.ZodType>>, prefix: string): readonly string[] {
  return Object.entries(members).flatMap(([name, schema]) => pathsOf(schema, `${prefix}${name}`))
}

function pathsOf(schema: z.ZodType, path: string): readonly string[] {
  if (holdsWords(schema)) return [path]
  if (schema instanceof z.ZodNullable) return pathsOf(schema.unwrap() as z.ZodType, path)
  if (schema instanceof z.ZodArray) return pathsOf(schema.element as z.ZodType, path)
  if (schema instanceof z.ZodObject) return pathsIn(schema.shape as Record<string, z.ZodType>, `${path}.`)
  return []
}

/** A description makes another schema of the same definition. */
const holdsWords = ({ def }: z.ZodType): boolean => def === words.def || def === documentWords.def
