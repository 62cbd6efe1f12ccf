import { LANE_SAMPLES, type Lane, pointOn } from './map-layout.ts'

/** What a particle is doing now. */
export const Doing = { nothing: 0, travelling: 1, waiting: 2, entering: 3, goingBack: 4, falling: 5 } as const
export type Doing = (typeof Doing)[keyof typeof Doing]

export interface Particle {
  doing: Doing
  lane: number
  /** Along the lane, 0 to 1. */
  t: number
  age: number
  /** Seconds to wait in line. */
  patience: number
  fate: 'passes' | 'fails' | 'retries'
  x: number
  y: number
  drift: number
  alpha: number
}

interface LaneFlow {
  readonly lane: Lane
  /** Particles per second. */
  readonly perSecond: number
  readonly travelSeconds: number
  readonly waitSeconds: number
  owed: number
  waiting: number
}

export const PARTICLES = 200
const WANTED_IN_FLIGHT = 150
/** Requests per second stand for particles by their square root, so that a busy link does not drown a quiet one. */
const PER_ROOT_REQUEST = 0.34
const MOST_PER_LANE = 9
const SLOTS = 7
const SLOT_SPACING = 0.075

function flowOf(lane: Lane, wait: number): Omit<LaneFlow, 'owed' | 'waiting'> {
  const rate = (lane.link.rate ?? 0) * lane.share
  const p99 = lane.to.cell.p99Ms ?? 0
  const busy = lane.to.cell.threadsBusy ?? 0
  return {
    lane,
    perSecond: Math.min(MOST_PER_LANE, Math.sqrt(Math.max(0, rate)) * PER_ROOT_REQUEST),
    travelSeconds: 1.1 + Math.min(2.6, p99 / 1200),
    waitSeconds: busy > 0.8 ? ((busy - 0.8) / 0.2) * wait : 0,
  }
}

/**
 * Requests as particles, by the rates and shares of the view only. No randomness is asked of the drill: what flows is
 * a picture of numbers, and two pictures of the same numbers may differ.
 */
export class RequestFlow {
  readonly particles: readonly Particle[] = Array.from({ length: PARTICLES }, () => ({
    doing: Doing.nothing,
    lane: 0,
    t: 0,
    age: 0,
    patience: 0,
    fate: 'passes',
    x: 0,
    y: 0,
    drift: 0,
    alpha: 0,
  }))
  private flows: LaneFlow[] = []
  private readonly point = { x: 0, y: 0 }
  private nextFree = 0

  /** New rates. Particles keep their way when the lanes are the same ones, and start over when they are not. */
  setLanes(lanes: readonly Lane[]): void {
    const same =
      lanes.length === this.flows.length && lanes.every((lane, i) => lane.key === this.flows[i]?.lane.key)
    const before = this.flows
    const raw = lanes.map((lane) => flowOf(lane, 2.2))
    const inFlight = raw.reduce(
      (sum, flow) => sum + flow.perSecond * (flow.travelSeconds + flow.waitSeconds),
      0,
    )
    const thin = Math.min(1, WANTED_IN_FLIGHT / Math.max(1, inFlight))
    this.flows = raw.map((flow, index) => ({
      ...flow,
      perSecond: flow.perSecond * thin,
      owed: same ? (before[index]?.owed ?? 0) : Math.random(),
      waiting: same ? (before[index]?.waiting ?? 0) : 0,
    }))
    // Another size of the map: what falls or turns back would go on where the map no longer is.
    const moved = lanes.some(({ points }, i) => points.some((at, k) => at !== before[i]?.lane.points[k]))
    for (const particle of this.particles) {
      if (!same) particle.doing = Doing.nothing
      else if (particle.doing === Doing.travelling || particle.doing === Doing.waiting) this.place(particle)
      else if (moved) particle.doing = Doing.nothing
    }
  }

  /** Where a particle stands on its lane: also while time stands still and the lanes have moved. */
  private place(particle: Particle): void {
    const flow = this.flows[particle.lane]
    if (flow === undefined) return
    pointOn(flow.lane.points, Math.min(1, particle.t), this.point)
    particle.x = this.point.x
    particle.y = this.point.y
    if (particle.doing === Doing.travelling)
      particle.alpha = flow.lane.behind[Math.floor(particle.t * LANE_SAMPLES)] === true ? 0 : 1
  }

  /** Moves everything on by `seconds`. */
  step(seconds: number): void {
    if (!(seconds > 0)) return
    for (let index = 0; index < this.flows.length; index += 1) {
      const flow = this.flows[index]
      if (flow === undefined) continue
      flow.owed += flow.perSecond * seconds
      while (flow.owed >= 1) {
        flow.owed -= 1
        this.spawn(index, flow)
      }
    }
    for (const particle of this.particles) {
      if (particle.doing !== Doing.nothing) this.move(particle, seconds)
    }
  }

  private spawn(index: number, flow: LaneFlow): void {
    for (let tried = 0; tried < PARTICLES; tried += 1) {
      this.nextFree = (this.nextFree + 1) % PARTICLES
      const particle = this.particles[this.nextFree]
      if (particle === undefined || particle.doing !== Doing.nothing) continue
      const chance = Math.random()
      const fails = flow.lane.link.errorShare ?? flow.lane.to.cell.errorShare ?? 0
      const retries = flow.lane.link.retryShare ?? 0
      particle.doing = Doing.travelling
      particle.lane = index
      particle.t = 0
      particle.age = 0
      particle.fate = chance < fails ? 'fails' : chance < fails + retries ? 'retries' : 'passes'
      particle.drift = Math.random() * 2 - 1
      particle.patience = flow.waitSeconds * (0.4 + 1.2 * Math.random())
      particle.alpha = 1
      return
    }
  }

  private move(particle: Particle, seconds: number): void {
    const flow = this.flows[particle.lane]
    if (flow === undefined) {
      particle.doing = Doing.nothing
      return
    }
    particle.age += seconds
    switch (particle.doing) {
      case Doing.travelling: {
        const line = particle.patience > 0 ? 1 - SLOT_SPACING * Math.min(SLOTS, flow.waiting) : 1
        particle.t += seconds / flow.travelSeconds
        if (particle.t >= line) {
          if (particle.patience > 0 && flow.waiting < SLOTS) {
            particle.doing = Doing.waiting
            particle.t = line
            particle.age = 0
            flow.waiting += 1
          } else if (particle.patience > 0 && flow.waiting >= SLOTS && particle.fate !== 'passes') {
            this.decide(particle)
          } else if (particle.t >= 1) {
            this.decide(particle)
          }
        }
        this.place(particle)
        break
      }
      case Doing.waiting:
        if (particle.age >= particle.patience) {
          flow.waiting = Math.max(0, flow.waiting - 1)
          this.decide(particle)
        }
        break
      case Doing.entering:
        particle.t = Math.min(1, particle.t + seconds * 2)
        pointOn(flow.lane.points, particle.t, this.point)
        particle.x = this.point.x
        particle.y = this.point.y
        particle.alpha = Math.max(0, 1 - particle.age / 0.25)
        if (particle.age > 0.25) particle.doing = Doing.nothing
        break
      case Doing.goingBack: {
        particle.t -= seconds / 0.9
        if (particle.t <= 0) {
          particle.doing = Doing.nothing
          break
        }
        pointOn(flow.lane.points, particle.t, this.point)
        particle.x = this.point.x + 20 * Math.sin(Math.PI * particle.t) * (particle.drift < 0 ? -1 : 1)
        particle.y = this.point.y
        break
      }
      case Doing.falling:
        particle.x += particle.drift * 26 * seconds
        particle.y += (20 + particle.age * 150) * seconds
        particle.alpha = Math.max(0, 1 - particle.age / 1.1)
        if (particle.age > 1.1) particle.doing = Doing.nothing
        break
    }
  }

  private decide(particle: Particle): void {
    particle.age = 0
    if (particle.fate === 'fails') particle.doing = Doing.falling
    else if (particle.fate === 'retries') particle.doing = Doing.goingBack
    else particle.doing = Doing.entering
  }
}
