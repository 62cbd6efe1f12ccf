import type { ConsolePage } from '../console-page.ts'
import type { SeatView } from '../seat-view.ts'
import { timeOf } from './records.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Lookups, connections and handshakes in the words of their tools. */
export function printNetwork(
  form: 'dig' | 'short' | 'curl' | 'x509',
  page: ConsolePage,
  view: SeatView,
): string {
  const cells = page.sections[0]?.rows[0]?.cells ?? []
  if (form === 'dig' || form === 'short') {
    const [name = '', , ttl = null, address = null] = cells
    if (form === 'short') return address === null ? '' : String(address)
    const status = ';; ->>HEADER<<- opcode: QUERY, status: NOERROR'
    const question = `;; QUESTION SECTION:\n;${name}.\t\tIN\tA`
    return address === null
      ? `${status}\n;; QUERY: 1, ANSWER: 0, AUTHORITY: 1\n${question}\n(no A record)`
      : `${status}\n;; QUERY: 1, ANSWER: 1, AUTHORITY: 0\n${question}\n;; ANSWER SECTION:\n${name}.\t${ttl}\tIN\tA\t${address}`
  }
  if (form === 'curl') {
    const [host = '', address = null, status = null] = cells
    if (address === null)
      return `* Could not resolve host: ${host}\n* Closing connection\ncurl: (6) Could not resolve host: ${host}`
    return [
      `* Host ${host}:443 was resolved.`,
      `* Connected to ${host} (${address}) port 443`,
      '> GET / HTTP/1.1',
      `> Host: ${host}`,
      `< HTTP/1.1 ${status === 200 ? '200 OK' : '503 Service Unavailable'}`,
    ].join('\n')
  }
  const [, until = null] = cells
  return typeof until === 'number'
    ? `notAfter=${certificateTime(timeOf(view, until))}${until <= view.drill.second ? '\nverify error:num=10:certificate has expired' : ''}`
    : 'unable to load certificate'
}

/** "2027-03-12T13:20:00Z" -> "Mar 12 13:20:00 2027 GMT". */
function certificateTime(iso: string): string {
  const [date = '', clock = ''] = iso.replace('Z', '').split('T')
  const [year = '', month = '1', day = '1'] = date.split('-')
  return `${MONTHS[Number(month) - 1] ?? ''} ${String(Number(day)).padStart(2, ' ')} ${clock} ${year} GMT`
}
