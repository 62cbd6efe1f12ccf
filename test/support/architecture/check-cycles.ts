import type { Problem } from './problem.ts'
import type { ImportReference } from './read-imports.ts'

/** No file reaches itself through imports, types included. Each cycle is reported once, as the path around it. */
export function checkCycles(imports: readonly ImportReference[]): readonly Problem[] {
  const edges = new Map<string, ImportReference[]>()
  for (const reference of imports) {
    if (reference.target.kind === 'file')
      edges.set(reference.from, [...(edges.get(reference.from) ?? []), reference])
  }
  const problems: Problem[] = []
  const finished = new Set<string>()
  const visit = (path: string, trail: readonly string[]): void => {
    if (finished.has(path)) return
    for (const reference of edges.get(path) ?? []) {
      if (reference.target.kind !== 'file') continue
      const next = reference.target.path
      const start = [...trail, path].indexOf(next)
      if (start < 0) visit(next, [...trail, path])
      else problems.push(cycle(reference, [...trail, path].slice(start)))
    }
    finished.add(path)
  }
  for (const path of edges.keys()) visit(path, [])
  return problems
}

function cycle(closing: ImportReference, around: readonly string[]): Problem {
  return {
    file: closing.from,
    line: closing.line,
    message: `closes an import cycle: ${[...around, around[0]].join(' -> ')}; move what both need into a third file`,
  }
}
