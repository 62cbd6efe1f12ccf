import { type CaseFile, castMember, entriesOf } from './case-file.ts'

/**
 * The most people who reported to the commander at one moment, with the entries that show it, and the most present. Who has a role leads
 * others: once there is an operations lead, responders without a role report to them.
 */
export function peakReports(file: CaseFile): {
  readonly people: number
  readonly present: number
  readonly cites: readonly string[]
} {
  const here = new Map<string, string>()
  const roles = new Map<string, string>()
  let most: { people: number; cites: string[] } = { people: 0, cites: [] }
  let present = 0
  for (const entry of entriesOf(file, 'personJoined', 'peopleStoodDown', 'personRelieved', 'roleAssigned')) {
    const { event } = entry
    if (event.kind === 'personJoined') here.set(event.personId, entry.id)
    else if (event.kind === 'roleAssigned') roles.set(event.role, event.personId)
    else {
      const gone = event.kind === 'personRelieved' ? [event.personId] : event.personIds
      for (const id of gone) here.delete(id)
    }
    present = Math.max(present, here.size)
    const led = roles.has('operationsLead')
    const leaders = new Set(roles.values())
    const direct = [...here].filter(
      ([id]) => !led || leaders.has(id) || castMember(file, id)?.kind !== 'responder',
    )
    if (direct.length > most.people) most = { people: direct.length, cites: direct.map(([, cite]) => cite) }
  }
  return { ...most, present }
}
