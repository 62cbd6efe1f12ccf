/** One JSON token, or white space, at the start of what is left. */
const TOKEN =
  /[ \t\r\n]+|[{}[\],:]|true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy

/**
 * "line 3, column 14": where text that is not JSON stops being JSON. The engine's own message names a place only for
 * some mistakes, so the tokens are walked here; for text that is JSON after all it gives the end.
 */
export function placeOfJsonError(text: string): string {
  const open: ('{' | '[')[] = []
  let wants: 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' = 'value'
  let at = 0
  const stop = () => lineAndColumn(text, at)
  while (at < text.length) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(text)?.[0]
    if (token === undefined) return stop()
    const first = token.charAt(0)
    if (!' \t\r\n'.includes(first)) {
      const inside = open.at(-1)
      if (first === '{' || first === '[') {
        if (wants !== 'value' && wants !== 'valueOrEnd') return stop()
        open.push(first)
        wants = first === '{' ? 'keyOrEnd' : 'valueOrEnd'
      } else if (first === '}' || first === ']') {
        const closes = inside === (first === '}' ? '{' : '[')
        if (!closes || !(wants === 'commaOrEnd' || wants === 'keyOrEnd' || wants === 'valueOrEnd'))
          return stop()
        open.pop()
        wants = 'commaOrEnd'
      } else if (first === ',') {
        if (wants !== 'commaOrEnd' || inside === undefined) return stop()
        wants = inside === '{' ? 'key' : 'value'
      } else if (first === ':') {
        if (wants !== 'colon') return stop()
        wants = 'value'
      } else if (wants === 'key' || wants === 'keyOrEnd') {
        if (first !== '"') return stop()
        wants = 'colon'
      } else if (wants === 'value' || wants === 'valueOrEnd') wants = 'commaOrEnd'
      else return stop()
    }
    at += token.length
  }
  return stop()
}

function lineAndColumn(text: string, at: number): string {
  const before = text.slice(0, at).split('\n')
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
}
