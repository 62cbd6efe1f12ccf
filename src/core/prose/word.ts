/** A word of a text, with its place: `raw text.slice(start, end)` is what stands there. */
export interface Word {
  /** Lower case, straight apostrophes, the usual short forms written out. A run of two or more exclamation marks counts as the word `!!`. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Number of the sentence in this text, from 0. */
  readonly sentence: number
  /** The punctuation mark that follows directly, or ''. */
  readonly after: string
  readonly capitalised: boolean
}

/** A stretch of source that reads as running text. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** How people type on a bridge. Only words that mean nothing else; "were" and "its" stay what they are. */
const asTyped: ReadonlyMap<string, string> = new Map(
  Object.entries({
    im: "i'm",
    ive: "i've",
    youre: "you're",
    theyre: "they're",
    weve: "we've",
    thats: "that's",
    dont: "don't",
    doesnt: "doesn't",
    didnt: "didn't",
    cant: "can't",
    wont: "won't",
    isnt: "isn't",
    arent: "aren't",
    wasnt: "wasn't",
    havent: "haven't",
    hasnt: "hasn't",
    couldnt: "couldn't",
    shouldnt: "shouldn't",
    wouldnt: "wouldn't",
    pls: 'please',
    plz: 'please',
    thx: 'thanks',
    ppl: 'people',
    u: 'you',
    ur: 'your',
    gonna: 'will',
    wanna: 'want',
  }),
)

const foreignLetter = /[\p{L}\p{M}\p{N}]/u

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isWordCode(code: number): boolean {
  if (code < 128) return isDigit(code) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
  if (code >= 0xd800 && code <= 0xdfff) return false
  return code !== 0x2019 && foreignLetter.test(String.fromCharCode(code))
}

const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019

/** Whether the mark at `at` belongs to the word around it: don't, 14:30, 4.5, 1,200. */
function joinsWord(source: string, at: number, limit: number): boolean {
  if (at + 1 >= limit) return false
  const code = source.charCodeAt(at)
  const next = source.charCodeAt(at + 1)
  if (isApostrophe(code)) return isWordCode(next)
  if (code === 46 || code === 58 || code === 44) return isDigit(source.charCodeAt(at - 1)) && isDigit(next)
  return false
}

const sentenceEnds = '.!?;\n'

/** Words of the given ranges of `source` (default: all of it) in reading order. Linear in the length. */
export function readWords(source: string, ranges?: readonly TextRange[]): Word[] {
  const words: Word[] = []
  let sentence = 0
  let newSentence = false
  const push = (start: number, end: number, text: string): void => {
    if (newSentence && words.length > 0) sentence += 1
    newSentence = false
    const first = source.charCodeAt(start)
    words.push({ text, start, end, sentence, after: '', capitalised: first >= 65 && first <= 90 })
  }
  for (const range of ranges ?? [{ start: 0, end: source.length }]) {
    let at = range.start
    while (at < range.end) {
      const code = source.charCodeAt(at)
      if (isWordCode(code)) {
        let end = at + 1
        while (end < range.end && (isWordCode(source.charCodeAt(end)) || joinsWord(source, end, range.end)))
          end++
        const word = source.slice(at, end).toLowerCase().replaceAll('\u2019', "'")
        push(at, end, asTyped.get(word) ?? word)
        at = end
        continue
      }
      const mark = source.charAt(at)
      if (mark === '%' || mark === '$') push(at, at + 1, mark)
      else if (mark === '!' && source.charAt(at + 1) === '!') {
        let end = at
        while (end < range.end && source.charAt(end) === '!') end++
        push(at, end, '!!')
        newSentence = true
        at = end
        continue
      } else {
        const last = words.length - 1
        const previous = words[last]
        if (previous && previous.after === '' && previous.end === at)
          words[last] = { ...previous, after: mark }
        if (sentenceEnds.includes(mark) && endsSentence(source, at, mark, ranges !== undefined))
          newSentence = true
      }
      at += 1
    }
  }
  return words
}

/** In Markdown a single line break is a space; in a chat message it ends the sentence. */
function endsSentence(source: string, at: number, mark: string, markdown: boolean): boolean {
  if (mark === '\n') return !markdown
  if (mark !== '.') return true
  if (isWordCode(source.charCodeAt(at + 1))) return false
  const abbreviation = source.slice(Math.max(at - 4, 0), at).toLowerCase()
  return !/(?:^|[^a-z])(?:e\.g|i\.e|vs|etc|approx)$/.test(abbreviation)
}
