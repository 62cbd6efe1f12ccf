/** A Markdown document cut at its second-level headings, so that one part can be edited without the rest. */
export interface DocumentSection {
  readonly key: string
  readonly title: string
  /** The Markdown of the part, its own heading included. */
  readonly markdown: string
}

export function sectionsOf(markdown: string): DocumentSection[] {
  const seen = new Map<string, number>()
  return markdown
    .split(/^(?=## )/m)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const title = /^#{1,2} +(.+)$/m.exec(part)?.[1]?.trim() ?? 'Untitled'
      const count = (seen.get(title) ?? 0) + 1
      seen.set(title, count)
      return { key: count === 1 ? title : `${title} ${count}`, title, markdown: part.trimEnd() }
    })
}

/** The document with the edited parts in place of the first ones. An emptied part is left out. */
export function assemble(
  sections: readonly DocumentSection[],
  edits: Readonly<Record<string, string>>,
): string {
  const parts = sections
    .map((section) => (edits[section.key] ?? section.markdown).trim())
    .filter((part) => part !== '')
  return `${parts.join('\n\n')}\n`
}
