/** A line as a shell splits it: words apart by spaces, quotes keep them together. */
export function splitWords(line: string): readonly string[] {
  const words: string[] = []
  for (const match of line.matchAll(/(?:[^\s"'|]|"[^"]*"|'[^']*')+|\|/g))
    words.push(match[0].replace(/"([^"]*)"|'([^']*)'/g, (_, double, single) => double ?? single ?? ''))
  return words
}

/** Words that stand by themselves, in order, and the values of options by name; a bare option has the value "". */
export interface ShellArguments {
  readonly plain: readonly string[]
  readonly options: Readonly<Record<string, string>>
}

/** Reads `--name value`, `--name=value`, `-n value` and bare words; what follows an option up to the next is its value. */
export function readArguments(words: readonly string[]): ShellArguments {
  const plain: string[] = []
  const options: Record<string, string> = {}
  let open: string | null = null
  for (const word of words) {
    const named = /^(--?[A-Za-z][\w-]*)(?:=(.*))?$/.exec(word)
    if (named !== null) {
      open = named[1] ?? word
      options[open] = named[2] ?? ''
      if (named[2] !== undefined) open = null
    } else if (open !== null) options[open] = [options[open], word].filter((part) => part !== '').join(' ')
    else plain.push(word)
  }
  return { plain, options }
}
