import { clockAt } from '../determinism/index.ts'
import { formatReading } from './format-reading.ts'
import type { Teller } from './teller.ts'

/** How a value is written in its place; `null`: there is no such form, and the value is written as it is. */
export function inForm(value: string | number, form: string, teller: Teller): string {
  const { language, scenario } = teller
  const number = Number(value)
  switch (form) {
    case 'duration':
      return duration(number, teller)
    case 'percent':
      return `${Math.round(number * 1000) / 10} %`
    case 'minutes':
    case 'moreMinutes': {
      const [one, more] = language.counted[form]
      return (number === 1 ? one : more).replace('#', String(number))
    }
    case 'clock':
      return clockAt(scenario.topology.startsAtUtcSecond, number).slice(0, 5)
    case 'p99Ms':
    case 'errorShare':
      return formatReading(form, number)
    case 'topic':
      return language.topics[value] ?? ''
    case 'work':
      return language.work[value] ?? ''
    case 'first':
      return firstSentence(String(value)) || language.noBrief
    case 'whole':
      return withoutStop(String(value))
    case 'bare':
      return shortened(withoutStop(String(value)))
    default:
      return String(value)
  }
}

function duration(seconds: number, { language }: Teller): string {
  const minutes = Math.round(seconds / 60)
  if (minutes < 1) return language.lessThanAMinute
  return minutes === 1 ? language.aMinute : language.counted.minutes[1].replace('#', String(minutes))
}

const firstSentence = (text: string): string => text.split(/[.\n]/)[0]?.trim() ?? ''

/** A sentence inside another one, which brings its own full stop. */
const withoutStop = (text: string): string => text.trim().replace(/\.$/, '')

/** What somebody said is quoted in a line, not retold. */
const LONGEST_QUOTE = 160
const shortened = (text: string): string =>
  text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 3)}…` : text
