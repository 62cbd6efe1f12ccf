const DAY = 86_400

/** Days since 1970-01-01 of a civil date, and back (proleptic Gregorian, eras of 400 years from March on). */
function daysOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}

function dateOf(days: number): string {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const month = Math.floor((5 * ofYear + 2) / 153)
  const day = ofYear - Math.floor((153 * month + 2) / 5) + 1
  const civil = month < 10 ? month + 3 : month - 9
  return `${year + era * 400 + (civil <= 2 ? 1 : 0)}-${two(civil)}-${two(day)}`
}

const two = (value: number): string => String(value).padStart(2, '0')

/** "2027-03-12T03:12:44Z": `seconds` after midnight UTC of a date yyyy-mm-dd; negative is before it. */
export function isoTime(date: string, seconds: number): string {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number)
  const whole = Math.floor(seconds)
  const days = Math.floor(whole / DAY)
  const rest = whole - days * DAY
  const clock = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map(two).join(':')
  return `${dateOf(daysOf(year, month, day) + days)}T${clock}Z`
}
