/** More container marks at the start of one line than any document needs. */
const mostContainers = 12
/** More emphasis and link marks in one paragraph than any document needs; the parser's cost grows with their square. */
const mostMarks = 1500
const densePerCharacter = 0.15
const denseFrom = 300

const containerMark = /[>*+-]/
const blankOut = (text: string, marks: RegExp): string => text.replace(marks, ' ')

/** More columns than any table has. */
const mostPipes = 100

function tameLine(whole: string): string {
  let pipes = 0
  for (let at = whole.indexOf('|'); at >= 0; at = whole.indexOf('|', at + 1)) pipes++
  const line = pipes > mostPipes ? blankOut(whole, /\|/g) : whole
  let containers = 0
  for (let at = 0; at < line.length; at++) {
    const mark = line.charAt(at)
    if (mark === ' ' || mark === '\t') continue
    if (!containerMark.test(mark)) break
    containers += 1
    if (containers > mostContainers) {
      let end = at
      while (end < line.length && (containerMark.test(line.charAt(end)) || line.charAt(end) === ' ')) end++
      return `${line.slice(0, at)}${'.'.repeat(end - at)}${line.slice(end)}`
    }
  }
  return line
}

/**
 * The same Markdown with absurd nesting and absurd numbers of marks blanked out, at equal length, so that offsets stay
 * true and any text parses in about linear time. Ordinary documents come back unchanged.
 */
export function tameMarkdown(source: string): string {
  const paragraphs = source.split(/(\r?\n[ \t]*\r?\n)/)
  return paragraphs
    .map((paragraph) => {
      let marks = 0
      for (let at = 0; at < paragraph.length; at++) {
        const code = paragraph.charCodeAt(at)
        // * _ ~ [ ] < & ` ! and @ start what the parser has to try
        if (
          code === 42 ||
          code === 95 ||
          code === 126 ||
          code === 91 ||
          code === 93 ||
          code === 60 ||
          code === 96
        )
          marks++
      }
      const dense = marks > denseFrom && marks > paragraph.length * densePerCharacter
      const calm = dense || marks > mostMarks ? blankOut(paragraph, /[*_~[\]<`]/g) : paragraph
      return calm.split('\n').map(tameLine).join('\n')
    })
    .join('')
}
