/** A node of the ESTree syntax tree, read loosely: every rule looks only at the few fields it needs. */
export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

export function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string'
}

/** The child under `field`, if it is a node. */
export function child(node: SyntaxNode, field: string): SyntaxNode | undefined {
  const value = node[field]
  return isSyntaxNode(value) ? value : undefined
}

/** The children under `field`, if it is a list of nodes. */
export function children(node: SyntaxNode, field: string): readonly SyntaxNode[] {
  const value = node[field]
  return Array.isArray(value) ? value.filter(isSyntaxNode) : []
}

export interface Visit {
  readonly node: SyntaxNode
  /** The nearest parent first. */
  readonly parents: readonly SyntaxNode[]
  /** The field of the parent that holds the node. */
  readonly field: string
}

/** Every node of the tree, parents before children. */
export function* walk(root: SyntaxNode, parents: readonly SyntaxNode[] = [], field = ''): Generator<Visit> {
  yield { node: root, parents, field }
  const lineage = [root, ...parents]
  for (const [name, value] of Object.entries(root)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (isSyntaxNode(item)) yield* walk(item, lineage, name)
    }
  }
}

/** The text of a string literal or of a template without placeholders. */
export function literalText(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined
  if (node?.type !== 'TemplateLiteral' || children(node, 'expressions').length > 0) return undefined
  const cooked = (children(node, 'quasis')[0]?.value as { readonly cooked?: unknown } | undefined)?.cooked
  return typeof cooked === 'string' ? cooked : undefined
}
