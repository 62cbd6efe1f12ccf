import { z } from 'zod'
import { COMMAND_KINDS, wordMembers } from '../../command/index.ts'
import { marked, prose, text } from './strict.ts'

const written = z.union([z.array(prose), prose])

/** An object in which words stand at these dotted paths; whatever else it has is free. */
function wordsAt(paths: readonly string[]): z.ZodType {
  const members = new Set(paths.map((path) => path.split('.')[0] as string))
  const shape = [...members].map((member) => {
    const within = `${member}.`
    const below = paths.filter((path) => path.startsWith(within)).map((path) => path.slice(within.length))
    return [member, below.length === 0 ? written : wordsAt(below).nullable()] as const
  })
  return z.looseObject(Object.fromEntries(shape))
}

/** What commands say to people. A member that is words in one command is words in each: a test holds them to it. */
const words = wordsAt(COMMAND_KINDS.flatMap((kind) => [...wordMembers(kind)]))

/** A drill command; which members it needs, and what they may be, is checked elsewhere. */
export const playCommandSchema = marked(z.looseObject({ kind: text }), { is: 'like', schema: () => words })
