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
  let a = 0x9e3779b9
  let b = 0x7f4a7c15
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

/** The same hash for equal data, whatever the order of its keys. */
export function stableHash(value: unknown): string {
  return hashText(canonicalJson(value))
}

/** Hash over the bits of the numbers; −0 counts as 0 and every NaN as the same. */
export function hashFloats(values: Float64Array): string {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2)
  let a = 0x9e3779b9
  let b = 0x7f4a7c15
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number
    let low = words[2 * i] as number
    let high = words[2 * i + 1] as number
    if (value === 0) high = 0
    if (Number.isNaN(value)) {
      low = 0
      high = 0x7ff80000
    }
    a = Math.imul(a ^ low, 0x85ebca77)
    b = Math.imul(b ^ high, 0xc2b2ae3d)
    a ^= (a >>> 15) ^ b
    b ^= (b >>> 13) ^ low
  }
  return finish(a, b, values.length)
}
