/**
 * How well `query` fits `text`: null = not at all, higher = better. All letters must come in order; runs, beginnings of
 * words and an early start count more.
 */
export function fuzzyRank(query: string, text: string): number | null {
  const wanted = query.toLowerCase().replaceAll(' ', '')
  if (wanted === '') return 0
  const haystack = text.toLowerCase()
  const phrase = haystack.indexOf(query.trim().toLowerCase())
  if (phrase >= 0)
    return 1000 - Math.min(phrase, 400) + (phrase === 0 || haystack[phrase - 1] === ' ' ? 200 : 0)
  let score = 0
  let at = -1
  let run = 0
  for (const letter of wanted) {
    const found = haystack.indexOf(letter, at + 1)
    if (found < 0) return null
    run = found === at + 1 ? run + 1 : 0
    score +=
      1 + run * 3 + (found === 0 || haystack[found - 1] === ' ' ? 6 : 0) - Math.min(found - at - 1, 5) * 0.5
    at = found
  }
  return score
}
