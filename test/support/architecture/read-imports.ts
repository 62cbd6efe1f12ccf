import { posix } from 'node:path'
import type { SourceFile } from './source-file.ts'
import { child, children, literalText, type SyntaxNode, type Visit, walk } from './syntax.ts'

/** One mention of another module: static, dynamic, re-exported, as a type, or as the URL of a worker. */
export interface ImportReference {
  readonly from: string
  readonly line: number
  /** As written. */
  readonly specifier: string
  readonly target: ImportTarget
}

export type ImportTarget =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'builtin'; readonly name: string }
  /** A dynamic import whose argument is computed; nobody can check where it leads. */
  | { readonly kind: 'unknown' }

/** Every module a file mentions. Type imports count. */
export function readImports(file: SourceFile): readonly ImportReference[] {
  const references: ImportReference[] = []
  for (const visit of walk(file.program)) {
    const source = importSource(visit)
    if (source === undefined) continue
    const specifier = literalText(source)
    references.push({
      from: file.path,
      line: file.lineAt(visit.node.start),
      specifier: specifier ?? file.text.slice(source.start, source.end),
      target: specifier === undefined ? { kind: 'unknown' } : resolveTarget(file.path, specifier),
    })
  }
  return references
}

/** The node that names the imported module, if this node imports one. */
function importSource({ node }: Visit): SyntaxNode | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return child(node, 'source')
    case 'TSExternalModuleReference':
      return child(node, 'expression')
    case 'NewExpression':
      return moduleUrl(node)
    default:
      return undefined
  }
}

/** `new URL('./x.ts', import.meta.url)` is how a page names a worker: an import by another word. */
function moduleUrl(node: SyntaxNode): SyntaxNode | undefined {
  const [first, second] = children(node, 'arguments')
  const callee = child(node, 'callee')
  if (callee?.type !== 'Identifier' || callee.name !== 'URL' || second?.type !== 'MemberExpression')
    return undefined
  return child(second, 'object')?.type === 'MetaProperty' && literalText(first) !== undefined
    ? first
    : undefined
}

function resolveTarget(from: string, specifier: string): ImportTarget {
  const bare = specifier.replace(/\?.*$/, '')
  if (bare.startsWith('.')) return { kind: 'file', path: posix.join(posix.dirname(from), bare) }
  if (bare.startsWith('/')) return { kind: 'file', path: bare.slice(1) }
  if (bare.startsWith('node:')) return { kind: 'builtin', name: bare }
  const segments = bare.split('/')
  return { kind: 'package', name: segments.slice(0, bare.startsWith('@') ? 2 : 1).join('/') }
}
