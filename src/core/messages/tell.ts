import { CHIEF_PARTS, isPhrase, type Phrase, type PhraseParam, type Words } from '../command/index.ts'
import { integerAt, pickAt, streamKey } from '../determinism/index.ts'
import { inForm } from './forms.ts'
import type { OwnKey } from './language.ts'
import { isOfScenario, scenarioText } from './scenario-text.ts'
import type { Teller } from './teller.ts'

/** Words as people read them. `second`: when they were said, for figures and clocks in them. */
export function tell(words: Words, second: number, teller: Teller): string {
  if (typeof words === 'string') return words
  if (words.words !== undefined) return words.words
  const { key } = words
  if (isOfScenario(key)) return scenarioText({ ...words, key }, second, teller)
  return fill(wayToSay(words, key, teller), words, second, teller)
}

/** A value in which every phrase has become words. */
export function tellAll(value: unknown, second: number, teller: Teller): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (isPhrase(value)) return tell(value, second, teller)
  if (Array.isArray(value)) return value.map((each) => tellAll(each, second, teller))
  const told: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) told[name] = tellAll(member, second, teller)
  return told
}

/** People draw by luck; the Chief goes round all his ways before one comes again. */
function wayToSay({ params, nth = 0 }: Phrase, key: OwnKey, { language, scenario, seed }: Teller): string {
  const { personId } = params
  const member = scenario.cast.find(({ id }) => id === personId)
  const own = member === undefined ? undefined : language.coloured[member.personality]
  const ways = own?.[key as keyof typeof own] ?? language.phrases[key]
  if (!key.startsWith('chief.')) return pickAt(streamKey(seed, `${key}:${String(personId)}`), nth, ways)
  const first = integerAt(streamKey(seed, `voice:${key}`), 0, 0, ways.length - 1)
  return ways[(first + nth) % ways.length] as string
}

function fill(text: string, { params, key }: Phrase, second: number, teller: Teller): string {
  const filled = text
    .replace(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, form = '') =>
      placed(params, name, form, second, teller),
    )
    .replace(/ {2,}/g, ' ')
    .replace(/([?!…])\.(?=\s|$)/g, '$1')
    .trim()
  return key.startsWith('chief.') && !STARTS_LOW.has(key)
    ? filled.charAt(0).toUpperCase() + filled.slice(1)
    : filled
}

const STARTS_LOW: ReadonlySet<string> = new Set(CHIEF_PARTS)

function placed(
  params: Phrase['params'],
  name: string,
  form: string,
  second: number,
  teller: Teller,
): string {
  const value: PhraseParam | undefined = params[name]
  if (value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number') {
    if (form !== 'refusal') return form === '' ? String(value) : inForm(value, form, teller)
    const refusal = teller.language.refusals[String(value)] ?? String(value)
    return refusal.replace(/\{(\w+)\}/g, (_, place: string) => String(params[place] ?? ''))
  }
  if (isPhrase(value)) {
    const text = tell(value, second, teller)
    return form === '' ? text : inForm(text, form, teller)
  }
  const texts = value.map((each) => tell(each, second, teller))
  return texts.join(form === 'joined' ? ' ' : form === 'items' ? '; ' : ', ')
}
