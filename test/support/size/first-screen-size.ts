import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** The design's budget for script before the first useful screen, in bytes of gzip. */
export const firstScreenBudgetBytes = 150_000

/** What the first screen is made of, as the build manifest names it: the page, and the title that it opens with. */
const firstScreenModules = ['index.html', 'src/client/panels/title/title-screen.tsx']

/** The part of Vite's build manifest that is needed here. */
export type BuildManifest = Readonly<
  Record<string, { readonly file: string; readonly imports?: readonly string[] }>
>

/** The scripts of some modules: their chunks and all that those import statically, each once. Throws for a module that was not built. */
export function scriptsOf(manifest: BuildManifest, modules: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  const visit = (name: string): void => {
    const chunk = manifest[name]
    if (chunk === undefined)
      throw new Error(`The build has no "${name}"; mend the list in first-screen-size.ts`)
    if (seen.has(name)) return
    seen.add(name)
    for (const imported of chunk.imports ?? []) visit(imported)
  }
  for (const module of modules) visit(module)
  return [...seen].flatMap((name) => manifest[name]?.file ?? []).filter((file) => file.endsWith('.js'))
}

export interface ScriptSize {
  readonly file: string
  readonly gzipBytes: number
}

/** Sizes of built scripts, largest first. */
export function measureScripts(dist: string, files: readonly string[]): readonly ScriptSize[] {
  return files
    .map((file) => ({ file, gzipBytes: gzipSync(readFileSync(join(dist, file)), { level: 9 }).length }))
    .toSorted((a, b) => b.gzipBytes - a.gzipBytes)
}

/** The first screen's scripts in a built page, largest first. */
export function measureFirstScreen(dist: string): readonly ScriptSize[] {
  const manifest: BuildManifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'))
  return measureScripts(dist, scriptsOf(manifest, firstScreenModules))
}
