import type { WorldModel } from '../world-model.ts'
import type { WorldState } from '../world-state.ts'
import { applyIdentityIntervention } from './apply-identity-intervention.ts'
import { COHORTS, type Holder } from './compile-access.ts'
import { loseAndFetch, renewSessions } from './renew-sessions.ts'
import { setClosed } from './set-gates.ts'
import { turnOf } from './spread-cohorts.ts'
import { dropConnections, resolveEndpoints, stepConnections } from './step-connections.ts'

/** Names, connections and credentials move this often, and in the second in which something was done to them. */
const EVERY_SECONDS = 5
const DAY_SECONDS = 86_400

/** Who is let in from this second on. Does nothing in a world that needs nothing for it. */
export function stepAccess(model: WorldModel, state: WorldState): void {
  if (!model.access.any) return
  const { total, port, holder } = state.access
  if (historyDue(model, state)) total.due[0] = 1
  if (state.second % EVERY_SECONDS !== 0 && total.due[0] === 0 && !namesMoved(state)) return
  const seconds = state.second - (total.steppedAt[0] as number)
  total.steppedAt[0] = state.second
  stepIdentities(model, state)
  resolveEndpoints(model, state, seconds)
  countDays(state)
  const { ports } = model.access
  for (let n = 0; n < ports.length; n += 1) {
    const p = ports[n] as number
    stepConnections(model, state, p, seconds)
    const h = model.access.holder[p] as number
    const accepted = h < 0 ? 1 : (holder.accepted[h] as number)
    port.accepted[p] = accepted
    setClosed(model, state, p, 1 - (port.open[p] as number) * accepted)
  }
}

/** Keys, secrets and credentials alone; before the world's own beginning nothing else is there. */
export function stepIdentities(model: WorldModel, state: WorldState): void {
  const { total, holder } = state.access
  const { holders } = model.access
  const history = model.topology.platform?.history ?? []
  while (historyDue(model, state)) {
    const next = total.historyNext[0] as number
    total.historyNext[0] = next + 1
    const past = history[next]
    if (past !== undefined) applyIdentityIntervention(model, state, past.intervention, past.at)
  }
  const unsettled = total.due[0] === 1 || state.second <= (total.settlesAt[0] as number) + EVERY_SECONDS
  for (let h = 0; h < holders.length; h += 1) {
    const present = state.cell.instances[(holders[h] as Holder).cell] as number
    const grew = present > (holder.instancesSeen[h] as number)
    if (grew) welcome(state, h, present)
    holder.instancesSeen[h] = present
    if (grew || unsettled || (holder.dueAt[h] as number) <= state.second)
      renewSessions(model, state, h, unsettled)
  }
  total.due[0] = 0
}

/** The processes of this cell begin anew: connections, copies and sessions with them. */
export function renewCell(model: WorldModel, state: WorldState, i: number): void {
  if (!model.access.any) return
  for (let p = model.cellFirstPort[i] as number; p < (model.cellFirstPort[i + 1] as number); p += 1)
    dropConnections(state, p)
  model.access.holders.forEach(({ cell }, h) => {
    if (cell !== i) return
    for (let n = 0; n < COHORTS; n += 1) loseAndFetch(state, h, n)
  })
  state.access.total.due[0] = 1
}

/** Of the instances that stand for all, as many are new as there are new ones among all. */
function welcome(state: WorldState, h: number, present: number): void {
  const { holder } = state.access
  const seen = holder.instancesSeen[h] as number
  const owed = (holder.renewOwed[h] as number) + COHORTS * (1 - seen / present)
  const whole = Math.min(COHORTS, Math.floor(owed))
  holder.renewOwed[h] = owed - Math.floor(owed)
  for (let k = 0; k < whole; k += 1) {
    const next = holder.renewNext[h] as number
    loseAndFetch(state, h, Math.floor(turnOf(next) * COHORTS))
    holder.renewNext[h] = (next + 1) % COHORTS
  }
}

function historyDue(model: WorldModel, state: WorldState): boolean {
  const next = model.topology.platform?.history?.[state.access.total.historyNext[0] as number]
  return next !== undefined && next.at <= state.second
}

function namesMoved({ access: { endpoint } }: WorldState): boolean {
  for (let e = 0; e < endpoint.lost.length; e += 1) if (endpoint.lost[e] !== endpoint.lostSeen[e]) return true
  return false
}

function countDays(state: WorldState): void {
  const { daysLeft, storedDaysLeft, expiresAt, storedExpiresAt } = state.access.certificate
  for (let c = 0; c < daysLeft.length; c += 1) {
    daysLeft[c] = ((expiresAt[c] as number) - state.second) / DAY_SECONDS
    storedDaysLeft[c] = ((storedExpiresAt[c] as number) - state.second) / DAY_SECONDS
  }
}
