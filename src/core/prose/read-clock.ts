const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAY = 24 * 60

/** A time of day at the beginning of a text, in minutes, and what follows it; null when there is none. */
export function readClock(text: string): { readonly minute: number; readonly rest: string } | null {
  const match =
    /^\W*(?:\d{4}-\d{2}-\d{2}[T ]|(?:\w+ \d{1,2}|\d{1,2} \w+),? (?:\d{4},? )?(?:at )?)?~?(\d{1,2})[:h.]([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:\s*([ap])\.?m\b\.?)?(?![\d%])/i.exec(
      text,
    )
  if (match === null) return null
  const [whole, hours = '', minutes = '', half] = match
  let hour = Number(hours)
  if (half !== undefined && hour <= 12) hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  if (hour > 23) return null
  const rest = text
    .slice(whole.length)
    .replace(/^[\s)\]]*(?:(?:UTC|GMT|Z|[PMCE][SD]?T|CES?T|BST|IST)\b)?/i, '')
    .replace(/^\s*(?:-|–|—|to)\s*\d{1,2}:\d{2}\b/, '')
    .replace(/^[\s)\]]*(?:(?:UTC|GMT|Z)\b)?[\s:|–—-]*/i, '')
  return { minute: hour * 60 + Number(minutes), rest: rest.trim() }
}

/** "+12 min", "T+1h30": minutes since the start of the timeline, and what follows. */
export function readOffset(text: string): { readonly minute: number; readonly rest: string } | null {
  const match =
    /^\W*(?:T\s*)?([+-])\s*(?:(\d+)\s*h(?:ours?)?)?\s*(?:(\d+)\s*(?:m(?:in(?:ute)?s?)?)?)?\b[\s:|–—-]*/i.exec(
      text,
    )
  if (match === null || (match[2] === undefined && match[3] === undefined)) return null
  const minute = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)
  return { minute: match[1] === '-' ? -minute : minute, rest: text.slice(match[0].length).trim() }
}

/** The first calendar date in a text, as yyyy-mm-dd. */
export function readDate(text: string): string | null {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(text)
  if (iso !== null) return dateOf(iso[1], Number(iso[2]), iso[3])
  const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th)?\.? ([A-Z][a-z]{2,8})\.?,? (\d{4})\b/.exec(text)
  if (dayFirst !== null) return dateOf(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1])
  const monthFirst = /\b([A-Z][a-z]{2,8})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/.exec(text)
  return monthFirst === null ? null : dateOf(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2])
}

const monthOf = (name = ''): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1

function dateOf(year = '', month: number, day = ''): string | null {
  if (month < 1 || month > 12 || Number(day) < 1 || Number(day) > 31) return null
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** Times of day in the order of a story, as minutes since the first: a time that goes back is the next day. */
export function unwrapClocks(minutes: readonly number[]): readonly number[] {
  let days = 0
  let last = minutes[0] ?? 0
  return minutes.map((minute) => {
    // Rows that are a little out of order are no new day.
    if (minute < last - 60) days += DAY
    last = minute
    return Math.max(0, minute + days - (minutes[0] ?? 0))
  })
}
