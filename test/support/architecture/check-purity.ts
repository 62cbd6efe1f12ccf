import type { Problem } from './problem.ts'
import { bannedAlways, bannedGlobals, bannedMethods, exactMathMembers } from './purity-rules.ts'
import type { SourceFile } from './source-file.ts'
import { child, children, literalText, type SyntaxNode, type Visit, walk } from './syntax.ts'

/** Core gives the same bits everywhere: no clock, chance, host, locale, inexact arithmetic or unstated order. */
export function checkPurity(file: SourceFile): readonly Problem[] {
  const declared = declaredNames(file.program)
  const problems: Problem[] = []
  for (const visit of walk(file.program)) {
    const message =
      judgeIdentifier(visit, declared) ?? judgeMember(visit) ?? judgeCall(visit) ?? judgeStatement(visit)
    if (message !== undefined)
      problems.push({ file: file.path, line: file.lineAt(visit.node.start), message })
  }
  return problems
}

function judgeIdentifier({ node, parents, field }: Visit, declared: ReadonlySet<string>): string | undefined {
  if (node.type !== 'Identifier' || !isReference(parents[0], field)) return undefined
  const name = String(node.name)
  if (name === 'Math' && !isDirectMember(parents[0], field)) {
    return 'passes Math on; write Math.name where it is used, so that it can be checked'
  }
  const advice = own(bannedAlways, name) ?? (declared.has(name) ? undefined : own(bannedGlobals, name))
  return advice === undefined ? undefined : `uses ${name}; ${advice}`
}

function judgeMember({ node }: Visit): string | undefined {
  if (node.type !== 'MemberExpression') return undefined
  const object = child(node, 'object')
  const property = child(node, 'property')
  const name = node.computed === true ? literalText(property) : String(property?.name)
  if (object?.type === 'Identifier' && object.name === 'Math') {
    if (name === 'random') return 'uses Math.random; draw from a named stream of core/determinism'
    if (name !== undefined && exactMathMembers.has(name)) return undefined
    return `uses Math.${name ?? '[…]'}, whose last bit differs between engines; use core/determinism`
  }
  const advice = name === undefined ? undefined : own(bannedMethods, name)
  return advice === undefined ? undefined : `uses ${name}; ${advice}`
}

function judgeCall({ node }: Visit): string | undefined {
  if (node.type !== 'CallExpression' || children(node, 'arguments').length > 0) return undefined
  const callee = child(node, 'callee')
  const name = callee?.type === 'MemberExpression' ? child(callee, 'property')?.name : undefined
  return name === 'sort' || name === 'toSorted'
    ? `calls ${name}() without a comparator; state the order: (a, b) => a - b, for text (a, b) => (a < b ? -1 : 1)`
    : undefined
}

function judgeStatement({ node, parents }: Visit): string | undefined {
  const isPower =
    (node.type === 'BinaryExpression' && node.operator === '**') ||
    (node.type === 'AssignmentExpression' && node.operator === '**=')
  if (isPower)
    return 'uses **, which engines round differently; multiply, or use the power of core/determinism'
  if (node.type === 'MetaProperty' && child(node, 'meta')?.name === 'import') {
    return 'uses import.meta; core does not know where it runs'
  }
  const topLevel = parents[0]?.type === 'Program' || parents[0]?.type === 'ExportNamedDeclaration'
  if (node.type === 'VariableDeclaration' && node.kind !== 'const' && topLevel && node.declare !== true) {
    return `keeps state in a module variable; pass it as an argument, or make it a const`
  }
  return undefined
}

/** Is the identifier a use of a variable or type, and not the name of a property, key or label? */
function isReference(parent: SyntaxNode | undefined, field: string): boolean {
  if (parent === undefined) return true
  if (field === 'property' && parent.type === 'MemberExpression') return parent.computed === true
  if (field === 'key') return parent.computed === true
  if (field === 'right' && parent.type === 'TSQualifiedName') return false
  const namesOnly = [
    'ImportSpecifier',
    'ExportSpecifier',
    'MetaProperty',
    'LabeledStatement',
    'TSNamedTupleMember',
  ]
  return !namesOnly.includes(parent.type)
}

function isDirectMember(parent: SyntaxNode | undefined, field: string): boolean {
  return parent?.type === 'MemberExpression' && field === 'object'
}

/** Names bound anywhere in the file. Coarse, but the core tsconfig has no such globals, so tsc finds what this misses. */
function declaredNames(program: SyntaxNode): ReadonlySet<string> {
  const names = new Set<string>()
  const bind = (pattern: SyntaxNode | undefined): void => {
    if (pattern === undefined) return
    if (pattern.type === 'Identifier') names.add(String(pattern.name))
    for (const field of ['left', 'argument', 'value']) bind(child(pattern, field))
    for (const field of ['elements', 'properties']) for (const part of children(pattern, field)) bind(part)
  }
  for (const { node } of walk(program)) {
    for (const parameter of children(node, 'params')) bind(parameter)
    if (node.type.startsWith('Import') && node.type.endsWith('Specifier')) bind(child(node, 'local'))
    if (/Declarat|CatchClause|TSTypeAlias|TSInterface|FunctionExpression/.test(node.type)) {
      bind(child(node, 'id'))
      bind(child(node, 'param'))
    }
  }
  return names
}

function own(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
