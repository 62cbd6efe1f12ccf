import { jsonPath, type Problem, suggest } from './problem.ts'

type Key = string | number
type Data = Readonly<Record<string, unknown>>

/** A thing with an id that the original does not have, where it stands in the result and in the changes. */
export interface AddedThing {
  readonly id: string
  readonly path: string
  readonly writtenAt: string
  readonly known: readonly string[]
}

export interface MergedChanges {
  readonly result: unknown
  readonly added: readonly AddedThing[]
  readonly problems: readonly Problem[]
}

/**
 * Merges a variant's changes over a scenario's data by the rules of `Variant`. `writtenAt` is where the changes stand in
 * the author's file, for the problems: things to take out that are not there, changes that change nothing.
 */
export function mergeChanges(original: unknown, changes: unknown, writtenAt: readonly Key[]): MergedChanges {
  const added: AddedThing[] = []
  const problems: Problem[] = []
  const add = (keys: readonly Key[], message: string, mend: string) =>
    problems.push({ path: jsonPath(keys), message, mend })

  const value = (base: unknown, change: unknown, at: readonly Key[], to: readonly Key[]): unknown => {
    if (isData(change)) {
      if (change.$replace === true) return without(change, '$replace')
      return isData(base) && sameKind(base, change) ? members(base, change, at, to) : change
    }
    if (!isThings(base) || !Array.isArray(change)) return change
    if (change.length === 0) {
      add(
        at,
        'an empty list changes nothing',
        'list what differs; { "id": "…", "$remove": true } takes one out',
      )
      return base
    }
    return isThings(change) ? things(base, change, at, to) : change
  }

  const members = (base: Data, change: Data, at: readonly Key[], to: readonly Key[]): Data => {
    const merged = new Map(Object.entries(base))
    for (const [name, member] of Object.entries(change)) {
      if (member === undefined) continue
      if (member !== null) merged.set(name, value(merged.get(name), member, [...at, name], [...to, name]))
      else if (!merged.delete(name))
        add([...at, name], `there is no "${name}" to take away`, suggest(name, Object.keys(base), 'member'))
    }
    return Object.fromEntries(merged)
  }

  const things = (
    base: readonly Thing[],
    change: readonly Thing[],
    at: readonly Key[],
    to: readonly Key[],
  ): readonly Data[] => {
    const known = base.map((thing) => thing.id)
    const merged: (Thing | null)[] = [...base]
    change.forEach((each, index) => {
      const place = known.indexOf(each.id)
      const here = [...at, index]
      if (each.$remove === true) {
        if (place < 0)
          add([...here, 'id'], `there is no "${each.id}" to take out`, suggest(each.id, known, 'id'))
        else merged[place] = null
      } else if (place >= 0) merged[place] = value(merged[place] ?? {}, each, here, [...to, place]) as Thing
      else {
        added.push({ id: each.id, path: each.id, writtenAt: jsonPath(here), known })
        merged.push(each.$replace === true ? (without(each, '$replace') as Thing) : each)
      }
    })
    const kept = merged.filter((thing) => thing !== null)
    for (const [index, thing] of added.entries())
      if (thing.known === known) {
        const place = kept.findIndex((each) => each.id === thing.id)
        added[index] = { ...thing, path: jsonPath([...to, place]) }
      }
    return kept
  }

  return { result: value(original, changes, writtenAt, []), added, problems }
}

/** What tells the branches of a condition apart; a condition of another branch has nothing in common with the old one. */
const branches = [
  'always',
  'all',
  'any',
  'not',
  'afterSecond',
  'signal',
  'truth',
  'inState',
  'faultActive',
  'alertFiring',
  'action',
  'clueReached',
  'incident',
  'personIs',
  'taskDone',
  'verified',
  'vendorPosted',
  'injectSent',
  'quietFor',
]

function sameKind(base: Data, change: Data): boolean {
  if (typeof base.kind === 'string' && typeof change.kind === 'string') return base.kind === change.kind
  const branchOf = (data: Data) => branches.find((name) => name in data)
  const [from, to] = [branchOf(base), branchOf(change)]
  return from === undefined || to === undefined || from === to
}

type Thing = Data & { readonly id: string }

function isThings(value: unknown): value is readonly Thing[] {
  return Array.isArray(value) && value.every((each) => isData(each) && typeof each.id === 'string')
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function without(data: Data, name: string): Data {
  return Object.fromEntries(Object.entries(data).filter(([key]) => key !== name))
}
