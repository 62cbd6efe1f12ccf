import { parseSync } from 'vite'
import type { SyntaxNode } from './syntax.ts'

/** A parsed file of src/ or scenarios/. */
export interface SourceFile {
  /** From the top of the repository, with forward slashes. */
  readonly path: string
  readonly text: string
  readonly program: SyntaxNode
  readonly lineCount: number
  /** 1-based line of an offset into `text`. */
  readonly lineAt: (offset: number) => number
}

/** Parses TypeScript; throws when the text is not TypeScript at all. */
export function parseSource(path: string, text: string): SourceFile {
  const parsed = parseSync(path, text)
  const failure = parsed.errors[0]
  if (failure !== undefined) throw new Error(`${path} cannot be parsed: ${failure.message}`)
  const lineStarts = [0]
  for (let offset = text.indexOf('\n'); offset >= 0; offset = text.indexOf('\n', offset + 1)) {
    lineStarts.push(offset + 1)
  }
  return {
    path,
    text,
    program: parsed.program as unknown as SyntaxNode,
    lineCount: lineStarts.length - (text.endsWith('\n') ? 1 : 0),
    lineAt: (offset) => lineStarts.filter((start) => start <= offset).length,
  }
}
