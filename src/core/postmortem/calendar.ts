const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const lengthOf = (year: number, month: number): number =>
  (monthLengths[month - 1] ?? 31) + (month === 2 && isLeap(year) ? 1 : 0)

/** The date so many days after a date yyyy-mm-dd; "in n days" when the date is written otherwise. */
export function dateAfter(date: string, days: number): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!parts) return `in ${days} days`
  let year = Number(parts[1])
  let month = Number(parts[2])
  let day = Number(parts[3]) + Math.max(0, Math.round(days))
  while (day > lengthOf(year, month)) {
    day -= lengthOf(year, month)
    month += 1
    if (month > 12) {
      month = 1
      year += 1
    }
  }
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}`
}
