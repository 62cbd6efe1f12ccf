/** Plain JSON, as stored and sent. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

const hex8 = (word: number): string => (word >>> 0).toString(16).padStart(8, '0')

function finish(a: number, b: number, length: number): string {
  let h1 = a ^ length
  let h2 = b ^ length
  h1 = Math.imul(h1 ^ (h1 >>> 16), 0x85ebca6b) ^ Math.imul(h2 ^ (h2 >>> 13), 0xc2b2ae35)
  h2 = Math.imul(h2 ^ (h2 >>> 16), 0x85ebca6b) ^ Math.imul(h1 ^ (h1 >>> 13), 0xc2b2ae35)
  h1 = Math.imul(h1 ^ (h1 >>> 15), 0x735a2d97)
  h2 = Math.imul(h2 ^ (h2 >>> 15), 0x21f0aaad)
  return hex8(h1 ^ (h1 >>> 16)) + hex8(h2 ^ (h2 >>> 14))
}

/** 64 bits of a text as 16 hexadecimal digits. Not for secrets. */
export function hashText(text: string): string {
  let a = 0x9e3779b9 | 0
  let b = 0x7f4a7c15 | 0
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x85ebca77)
    b = Math.imul(b ^ unit, 0xc2b2ae3d)
    a ^= a >>> 15
    b ^= b >>> 13
  }
  return finish(a, b, text.length)
}

/** JSON with sorted keys and without undefined members; −0 becomes 0, NaN and infinities keep their names. */
export function canonicalJson(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number') return value === 0 ? '0' : String(value)
  if (typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object') throw new Error(`canonicalJson: ${typeof value} is not data`)
  const members: string[] = []
  const record = value as Readonly<Record<string, unknown>>
  for (const key of Object.keys(record).sort((a, b) => (a < b ? -1 : 1))) {
    if (record[key] !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(record[key])}`)
  }
  return `{${members.join(',')}}`
}

/**
 * The same hash for equal data, whatever the order of its keys; undefined members count as absent, −0 as 0. Walks the
 * data instead of writing it out: a drill hashes every line of its log.
 */
export function stableHash(value: unknown): string {
  const pair = { a: 0x9e3779b9 | 0, b: 0x7f4a7c15 | 0, length: 0 }
  hashInto(pair, value)
  return finish(pair.a, pair.b, pair.length)
}

interface Mixing {
  a: number
  b: number
  length: number
}

const numberBits = new Float64Array(1)
const numberWords = new Uint32Array(numberBits.buffer)

function mixWord(into: Mixing, word: number): void {
  into.a = Math.imul(into.a ^ word, 0x85ebca77)
  into.b = Math.imul(into.b ^ word, 0xc2b2ae3d)
  into.a ^= into.a >>> 15
  into.b ^= into.b >>> 13
  into.length += 1
}

/** As `mixWord` for each unit of the text, in registers: most of what is hashed is text. */
function mixText(into: Mixing, text: string): void {
  let { a, b } = into
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x85ebca77)
    b = Math.imul(b ^ unit, 0xc2b2ae3d)
    a ^= a >>> 15
    b ^= b >>> 13
  }
  into.a = a
  into.b = b
  into.length += text.length
}

function hashInto(into: Mixing, value: unknown): void {
  if (value === null || value === undefined) mixWord(into, 1)
  else if (typeof value === 'boolean') mixWord(into, value ? 2 : 3)
  else if (typeof value === 'number') {
    numberBits[0] = value === 0 ? 0 : value
    mixWord(into, 4)
    mixWord(into, Number.isNaN(value) ? 0 : (numberWords[0] as number))
    mixWord(into, Number.isNaN(value) ? 0x7ff80000 : (numberWords[1] as number))
  } else if (typeof value === 'string') {
    mixWord(into, 5)
    mixWord(into, value.length)
    mixText(into, value)
  } else if (Array.isArray(value)) {
    mixWord(into, 6)
    mixWord(into, value.length)
    for (const item of value) hashInto(into, item)
  } else if (typeof value === 'object') hashMembers(into, value as Readonly<Record<string, unknown>>)
  else throw new Error(`stableHash: ${typeof value} is not data`)
}

/** Each member is hashed by itself and the hashes are added, so that their order does not matter. */
function hashMembers(into: Mixing, record: Readonly<Record<string, unknown>>): void {
  let sumA = 0
  let sumB = 0
  let count = 0
  for (const key of Object.keys(record)) {
    if (record[key] === undefined) continue
    const member: Mixing = { a: 0x2545f491, b: 0x1b873593, length: 0 }
    mixText(member, key)
    hashInto(member, record[key])
    sumA = (sumA + Math.imul(member.a ^ (member.a >>> 16), 0x735a2d97)) | 0
    sumB = (sumB + Math.imul(member.b ^ (member.b >>> 15), 0x21f0aaad)) | 0
    count += 1
  }
  mixWord(into, 7)
  mixWord(into, count)
  mixWord(into, sumA)
  mixWord(into, sumB)
}

/** Hash over the bits of the numbers; −0 counts as 0 and every NaN as the same. */
export function hashFloats(values: Float64Array): string {
  const words = new Int32Array(values.buffer, values.byteOffset, values.length * 2)
  // Whole numbers of 32 bits from the start: engines keep the rounds in registers then.
  let a = 0x9e3779b9 | 0
  let b = 0x7f4a7c15 | 0
  for (let i = 0; i < words.length; i += 2) {
    let low = words[i] as number
    let high = words[i + 1] as number
    if (high === SIGN && low === 0) high = 0
    else if ((high & EXPONENT) === EXPONENT && ((high & ~(SIGN | EXPONENT)) !== 0 || low !== 0)) {
      low = 0
      high = QUIET_NAN
    }
    a = Math.imul(a ^ low, 0x85ebca77)
    b = Math.imul(b ^ high, 0xc2b2ae3d)
    a ^= (a >>> 15) ^ b
    b ^= (b >>> 13) ^ low
  }
  return finish(a, b, values.length)
}

/** Upper words of numbers: of −0; the exponent of infinities and NaN, NaN having a fraction; of NaN as it is hashed. */
const SIGN = 0x80000000 | 0
const EXPONENT = 0x7ff00000
const QUIET_NAN = 0x7ff80000
