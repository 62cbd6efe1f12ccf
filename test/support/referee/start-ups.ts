import type { Start } from '../../../src/core/world/overload.ts'
import type { Service } from '../../../src/core/world/topology.ts'
import { freeActor, startCall, takeActor } from './actors.ts'
import { joinCaches } from './caches.ts'
import { settle, wholeCalls } from './calls.ts'
import { crashesAtStart } from './configurations.ts'
import { type Fleet, type Group, type Instance, inService } from './fleets.ts'
import type { Incident } from './incident-state.ts'
import type { Cell } from './plant.ts'
import { backoffEnds, type Run } from './run-state.ts'
import { endProcesses } from './servers.ts'
import { startOf } from './settings.ts'

/** After so long without a death, the next pause is a short one again. */
const forgottenSeconds = 600

/** Part of itself that an instance counts as while the balancer raises its share, in the coming second. */
export function weightOf(incident: Incident, group: Group, instance: Instance, now: number): number {
  const seconds = startOf(incident.settings, group.service).slowStartSeconds ?? 0
  return seconds > 0 ? Math.min(1, Math.max(0, now + 0.5 - instance.readyAt) / seconds) : 1
}

/** How much longer own time takes on an instance that has not been up for long. */
export function coldness(incident: Incident, group: Group, instance: Instance, now: number): number {
  const { coldFactor = 1, warmSeconds = 0 } = startOf(incident.settings, group.service)
  return warmSeconds > 0 ? 1 + (coldFactor - 1) * Math.exp(-(now + 0.5 - instance.readyAt) / warmSeconds) : 1
}

/** Whether anything about an instance still changes by itself from second to second. */
export function isSettling(incident: Incident, group: Group, now: number): boolean {
  const { slowStartSeconds = 0, warmSeconds = 0 } = startOf(incident.settings, group.service)
  const seconds = Math.max(slowStartSeconds, 6 * warmSeconds)
  return group.instances.some(({ phase, readyAt }) => phase === 'ready' && now - readyAt <= seconds + 1)
}

/** A process ends with its share of the cell's requests. */
export function die(incident: Incident, cell: number, instance: Instance, now: number): void {
  const group = incident.fleets.groups[cell] as Group
  const serving = inService(incident.fleets, group)
  const all = serving.reduce((sum, each) => sum + weightOf(incident, group, each, now), 0)
  if (serving.includes(instance) && all > 0)
    endProcesses(incident.run as Run, cell, weightOf(incident, group, instance, now) / all)
  startFailed(incident, cell, instance, now)
}

/** A version that it has read ends the process. */
export function crash(incident: Incident, cell: number, instance: Instance, now: number): void {
  instance.crashed = true
  die(incident, cell, instance, now)
}

/** A service that says nothing about its start takes so long when a version has crashed it. */
const startAs = ({ settings }: Incident, service: Service, { crashed }: Instance): Start => {
  const said = settings.starts.get(service.id) ?? service.start
  return said ?? (crashed ? { seconds: 30, retrySeconds: 10 } : startOf(settings, service))
}

/** A process has died, or has not come up: it waits, longer from time to time. */
function startFailed(incident: Incident, cell: number, instance: Instance, now: number): void {
  const { service } = incident.fleets.groups[cell] as Group
  const { retrySeconds, longestRetrySeconds, retrySpread = 0 } = startAs(incident, service, instance)
  abandonCalls(incident.run as Run, instance)
  if (now - instance.diedAt > forgottenSeconds) instance.deaths = 0
  instance.deaths++
  instance.diedAt = now
  instance.number = incident.fleets.nextNumber++
  instance.phase = 'pausing'
  const longest = Math.max(retrySeconds, longestRetrySeconds ?? retrySeconds)
  const pause = Math.min(longest, retrySeconds * 2 ** (instance.deaths - 1))
  const draw = retrySpread > 0 ? 2 * (incident.run as Run).random.next() - 1 : 0
  instance.until = now + pause * (1 + retrySpread * draw)
}

function abandonCalls(run: Run, instance: Instance): void {
  for (const call of instance.calls) {
    if (run.actors.connected[call] === 1) settle(run, call)
    freeActor(run.actors, call)
  }
  instance.calls.clear()
}

/** Every second: pauses end, the line moves up, starts are over. True when any instance serves from now on. */
export function tendStarts(incident: Incident, now: number): boolean {
  const { fleets } = incident
  let changed = false
  for (const fleet of fleets.fleets) {
    if (fleet.groups.every(({ instances }) => instances.every(({ phase }) => phase === 'ready'))) continue
    for (let again = true; again; ) {
      again = false
      for (const { group, instance } of members(fleet)) {
        if (instance.phase === 'pausing' && instance.until <= now) instance.phase = 'inLine'
        if (instance.phase !== 'starting' || instance.until > now || instance.calls.size > 0) continue
        const cell = fleets.groups.indexOf(group)
        if (crashesAtStart(incident, group, instance)) crash(incident, cell, instance, now)
        else {
          instance.phase = 'ready'
          instance.crashed = false
          instance.readyAt = now
          instance.healthy = true
          instance.failedProbes = 0
          const up = group.instances.filter(({ phase }) => phase === 'ready').length
          joinCaches(incident.run as Run, cell, up)
          changed = true
        }
      }
      const all = members(fleet)
      const { atOnce = Number.POSITIVE_INFINITY } = startOf(incident.settings, fleet.service)
      let starting = all.filter(({ instance }) => instance.phase === 'starting').length
      const waiting = all.filter(({ instance }) => instance.phase === 'inLine')
      waiting.sort((a, b) => a.instance.until - b.instance.until)
      for (const { group, instance } of waiting) {
        if (starting >= atOnce) break
        starting++
        const { seconds } = startAs(incident, fleet.service, instance)
        begin(incident, fleets.groups.indexOf(group), instance, now, seconds)
        if (seconds === 0) again = true
        changed = true
      }
    }
  }
  return changed
}

const members = (fleet: Fleet): { readonly group: Group; readonly instance: Instance }[] =>
  fleet.groups.flatMap((group) => group.instances.map((instance) => ({ group, instance })))

/** The process begins: its calls stand evenly in the time that a start takes. */
function begin(incident: Incident, cell: number, instance: Instance, now: number, seconds: number): void {
  const run = incident.run as Run
  instance.phase = 'starting'
  instance.until = now + seconds
  const { routes } = run.plant.cells[cell] as Cell
  routes.forEach((route, step) => {
    const calls = wholeCalls(run, route.link?.callsPerStart ?? 0)
    for (let n = 0; n < calls; n++) {
      const call = takeActor(run.actors, cell, -1, 0)
      run.actors.role[call] = startCall
      run.actors.owner[call] = instance.number
      run.actors.step[call] = step
      run.actors.callsLeft[call] = 0
      run.actors.attempt[call] = 0
      run.actors.connection[call] = incident.random.next()
      instance.calls.add(call)
      const at = now + ((n + 0.5) / calls) * seconds
      run.events.push(at, backoffEnds, call, run.actors.generation[call] as number)
    }
  })
}

/** One of the calls of a start is over. One that fails for good ends the start. */
export function startCallOver(incident: Incident, call: number, number: number, well: boolean): void {
  incident.fleets.groups.forEach((group, cell) => {
    for (const instance of group.instances) {
      if (instance.number !== number) continue
      instance.calls.delete(call)
      if (!well) startFailed(incident, cell, instance, incident.run?.now ?? 0)
      return
    }
  })
}
