/**
 * What one folder may import: the table of the design, with only the rows and entries that are in use. A new need that
 * the design allows is a new entry here, in the same commit.
 */
export interface ImportRow {
  /** A folder of src/ (or `scenarios`), as `folderOf` names it. */
  readonly folder: string
  /** Other folders; `core` stands for all of core, `adapters` for every adapter. */
  readonly mayImport: readonly string[]
  /** npm packages; a trailing `*` stands for a family. */
  readonly packages: readonly string[]
  /** May it use Node's own modules? */
  readonly node?: true
}

/** Core is a strict order: a folder may import only those before it. */
export const coreOrder = [
  'determinism',
  'prose',
  'world',
  'command',
  'scenario',
  'drill',
  'messages',
  'view',
  'consoles',
  'crew',
  'postmortem',
  'grading',
  'chief',
  'table',
] as const

const corePackages: Readonly<Record<string, readonly string[]>> = {
  prose: ['unified', 'remark-*'],
  command: ['zod'],
  scenario: ['xstate', 'zod'],
  postmortem: ['unified', 'remark-*', 'rehype-*'],
}

const coreRows: readonly ImportRow[] = coreOrder.map((name, position) => ({
  folder: `core/${name}`,
  mayImport: coreOrder.slice(0, position).map((earlier) => `core/${earlier}`),
  packages: corePackages[name] ?? [],
}))

export const importTable: readonly ImportRow[] = [
  ...coreRows,
  { folder: 'protocol', mayImport: ['core'], packages: ['zod'] },
  { folder: 'adapters/node-scenarios', mayImport: ['core/scenario'], packages: [], node: true },
  { folder: 'adapters/browser-storage', mayImport: ['core/table'], packages: ['idb'] },
  { folder: 'hosts/worker', mayImport: ['core', 'protocol'], packages: [] },
  { folder: 'hosts/text', mayImport: ['core', 'protocol'], packages: [] },
  { folder: 'client/link', mayImport: ['core', 'protocol'], packages: [] },
  { folder: 'client/store', mayImport: ['core', 'protocol', 'client/link'], packages: ['zustand'] },
  { folder: 'client/scenes', mayImport: ['core', 'client/store'], packages: ['phaser'] },
  {
    folder: 'client/panels',
    mayImport: ['core', 'client/store'],
    packages: ['react', 'react-dom', 'react-aria-components', 'uplot', 'lucide-react', 'unified', 'remark-*'],
  },
  {
    folder: 'client/main.tsx',
    mayImport: [
      'client/link',
      'client/store',
      'client/scenes',
      'client/panels',
      'client/drill-worker.ts',
      'client/analyst-worker.ts',
      'adapters/browser-storage',
    ],
    packages: ['react', 'react-dom', '@fontsource*'],
  },
  // Where a worker is put together: a host, and what it keeps its drills in.
  {
    folder: 'client/drill-worker.ts',
    mayImport: ['hosts/worker', 'adapters/browser-storage'],
    packages: [],
  },
  { folder: 'client/analyst-worker.ts', mayImport: ['core', 'protocol', 'hosts/worker'], packages: [] },
  { folder: 'server', mayImport: [], packages: ['sirv'], node: true },
  {
    folder: 'cli',
    mayImport: ['core', 'protocol', 'hosts/text', 'adapters/node-scenarios'],
    packages: [],
    node: true,
  },
  { folder: 'scenarios', mayImport: ['core/scenario'], packages: [] },
]

/** The folder of the table that a file belongs to; files outside every folder get their own path. */
export function folderOf(path: string): string {
  const inside = path.replace(/^src\//, '')
  const [first = '', second = '', third] = inside.split('/')
  if (first === 'scenarios' || first === 'protocol') return first
  if (first === 'server' || first === 'cli') return first
  if (inside.startsWith('client/') && third === undefined) return inside
  return third === undefined ? path : `${first}/${second}`
}

/** Does an entry of the table cover a folder? */
export function coversFolder(entry: string, folder: string): boolean {
  return entry === folder || ((entry === 'core' || entry === 'adapters') && folder.startsWith(`${entry}/`))
}

/** Does an entry of the table cover an npm package? */
export function coversPackage(entry: string, name: string): boolean {
  return entry.endsWith('*') ? name.startsWith(entry.slice(0, -1)) : entry === name
}
