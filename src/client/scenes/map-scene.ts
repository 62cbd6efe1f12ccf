import { type GameObjects, Scene, type Textures } from 'phaser'
import type { MapView } from '../../core/view/index.ts'
import { conditionOf } from '../store/describe-map.ts'
import type { ClientState } from '../store/index.ts'
import { layOutMap, type MapLayout, type Rack } from './map-layout.ts'
import { paintGround, paintRack, paintShutter, rackSignature } from './map-painter.ts'
import { drawMapTextures, GLOW, particleTextures } from './map-textures.ts'
import { Doing, PARTICLES, RequestFlow } from './request-flow.ts'

const GROUND = 'map-ground'
/** Racks repainted in one frame at most: text is the dearest thing here, and a whole map at once would be felt. */
const RACKS_PER_FRAME = 4
const paceFactor = { paused: 0, x1: 1, x4: 1.5, x10: 2.2, untilSomethingHappens: 2.2 } as const

/** Regions, zones and services with requests between them, driven by what the seat's telemetry says and nothing else. */
export class MapScene extends Scene {
  layout: MapLayout | null = null
  private map: MapView | null = null
  private labels: ReadonlyMap<string, string> = new Map()
  private speed = 0
  private moving = true
  private lit: string | null = null
  private ratio = 1
  private ground: Textures.CanvasTexture | null = null
  private groundImage: GameObjects.Image | null = null
  private dots: GameObjects.Image[] = []
  private glows: GameObjects.Image[] = []
  private readonly flow = new RequestFlow()
  private painted = new Map<string, string>()
  private groundSignature = ''
  private clock = 0
  /** From its creation to its end: only then can it be painted. */
  live = false
  private readonly whenCreated: () => void

  /** `whenCreated`: called once the scene can show something. */
  constructor(whenCreated: () => void) {
    super('map')
    this.whenCreated = whenCreated
  }

  create(): void {
    this.ratio = this.game.scale.zoom > 0 ? 1 / this.game.scale.zoom : 1
    drawMapTextures(this.textures, this.ratio)
    this.dots = Array.from({ length: PARTICLES }, () =>
      this.add.image(0, 0, particleTextures.request).setVisible(false).setDepth(3),
    )
    this.scale.on('resize', () => this.layOut())
    this.live = true
    this.events.once('destroy', () => {
      this.live = false
    })
    this.whenCreated()
  }

  /** New state of the client. Cheap when nothing of the map has changed. */
  show(state: ClientState, moving: boolean): void {
    this.speed = paceFactor[state.pace]
    if (state.view === null) return
    const services = state.view.handbook.services
    if (this.labels.size !== services.length) {
      this.labels = new Map(services.map((service) => [service.id, service.label]))
      this.groundSignature = ''
    }
    if (state.view.map === this.map && moving === this.moving) return
    this.map = state.view.map
    this.moving = moving
    this.layOut()
  }

  /** Everything drawn anew, for when the fonts have come. */
  redraw(): void {
    this.groundSignature = ''
    this.layOut()
  }

  light(key: string | null): void {
    this.lit = key
  }

  private layOut(): void {
    if (this.map === null || !this.live) return
    const { width, height } = this.scale
    this.layout = layOutMap(this.map, width / this.ratio, height / this.ratio)
    this.flow.setLanes(this.moving ? this.layout.lanes : [])
    const zones = this.map.zones.map((zone) => `${zone.id}:${zone.weight === 0}`)
    const still = this.moving
      ? ''
      : this.layout.lanes.map((lane) => Math.round((lane.link.rate ?? 0) * lane.share))
    const signature = `${width}x${height}|${zones}|${this.layout.racks.length}|${this.layout.lanes.length}|${still}`
    if (signature !== this.groundSignature) {
      this.groundSignature = signature
      this.paintAll(width, height)
    }
    this.placeGlows()
  }

  private paintAll(width: number, height: number): void {
    if (this.layout === null || this.map === null) return
    this.groundImage?.destroy()
    if (this.textures.exists(GROUND)) this.textures.remove(GROUND)
    this.ground = this.textures.createCanvas(GROUND, width, height)
    if (this.ground === null) return
    const pen = this.ground.context
    pen.setTransform(this.ratio, 0, 0, this.ratio, 0, 0)
    const weights = new Map(this.map.zones.map((zone) => [zone.id, zone.weight]))
    paintGround(pen, this.layout, weights, this.labels, this.moving)
    this.painted = new Map()
    for (const rack of this.layout.racks) this.paintOne(pen, rack)
    for (const hall of this.layout.halls) {
      if (weights.get(hall.zone) === 0) paintShutter(pen, hall)
    }
    this.ground.refresh()
    this.groundImage = this.add.image(0, 0, GROUND).setOrigin(0).setDepth(0)
  }

  private paintOne(pen: CanvasRenderingContext2D, rack: Rack): void {
    const lit = rack.key === this.lit
    const label =
      this.layout?.narrow === true ? null : (this.labels.get(rack.cell.service) ?? rack.cell.service)
    paintRack(pen, rack, label, lit)
    this.painted.set(rack.key, rackSignature(rack, lit))
  }

  /** A rack painted anew stands before the slats of its hall: they are drawn over it once more. */
  private shutterAgain(pen: CanvasRenderingContext2D, rack: Rack): void {
    const closed = this.map?.zones.some((zone) => zone.id === rack.cell.zone && zone.weight === 0) === true
    const hall = this.layout?.halls.find((each) => each.zone === rack.cell.zone)
    if (!closed || hall === undefined) return
    const { x, y, width, height } = rack
    paintShutter(pen, hall, { x: x - 2, y: y - 2, width: width + 4, height: height + 4 })
  }

  private repaintChanged(): void {
    if (this.layout === null || this.ground === null || this.map === null) return
    let left = RACKS_PER_FRAME
    for (const rack of this.layout.racks) {
      if (left === 0) break
      if (this.painted.get(rack.key) === rackSignature(rack, rack.key === this.lit)) continue
      this.paintOne(this.ground.context, rack)
      this.shutterAgain(this.ground.context, rack)
      left -= 1
    }
    if (left < RACKS_PER_FRAME) this.ground.refresh()
  }

  private placeGlows(): void {
    if (this.layout === null) return
    const burning = this.layout.racks.filter((rack) => conditionOf(rack.cell) === 'burning')
    while (this.glows.length < burning.length) {
      this.glows.push(this.add.image(0, 0, GLOW).setDepth(1))
    }
    this.glows.forEach((glow, index) => {
      const rack = burning[index]
      glow.setVisible(rack !== undefined)
      if (rack === undefined) return
      glow.setPosition((rack.x + rack.width / 2) * this.ratio, (rack.y + rack.height / 2) * this.ratio)
      const spread = this.layout?.narrow === true ? 26 : 64
      glow.setScale((rack.width + spread) / 120, (rack.height + spread) / 120)
    })
  }

  override update(_time: number, milliseconds: number): void {
    this.repaintChanged()
    if (!this.moving) {
      for (const dot of this.dots) if (dot.visible) dot.setVisible(false)
      for (const glow of this.glows) glow.setAlpha(0.8)
      return
    }
    const seconds = Math.min(0.1, milliseconds / 1000)
    this.clock += seconds
    this.flow.step(seconds * this.speed)
    const breath = 0.78 + 0.22 * Math.sin(this.clock * 2.4)
    for (const glow of this.glows) glow.setAlpha(breath)
    for (let index = 0; index < PARTICLES; index += 1) this.showParticle(index)
  }

  private showParticle(index: number): void {
    const particle = this.flow.particles[index]
    const dot = this.dots[index]
    if (particle === undefined || dot === undefined) return
    if (particle.doing === Doing.nothing) {
      if (dot.visible) dot.setVisible(false)
      return
    }
    const texture =
      particle.doing === Doing.falling
        ? particleTextures.ember
        : particle.doing === Doing.goingBack
          ? particleTextures.retry
          : particle.doing === Doing.waiting
            ? particleTextures.waiting
            : particleTextures.request
    if (dot.texture.key !== texture) dot.setTexture(texture)
    dot.setVisible(true)
    dot.setAlpha(particle.alpha)
    dot.setPosition(particle.x * this.ratio, particle.y * this.ratio)
  }
}
