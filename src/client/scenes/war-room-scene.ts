import { type GameObjects, Scene, type Textures } from 'phaser'
import type { SeatView } from '../../core/consoles/index.ts'
import { quantityText } from '../store/index.ts'
import { paintClock, paintWarRoom } from './war-room-painter.ts'
import { layOutWarRoom, type WarRoomLayout } from './war-room-seats.ts'

const ROOM = 'war-room'

/** The cast around the table. Still most of the time: it is painted again when somebody's state changes. */
export class WarRoomScene extends Scene {
  private ratio = 1
  private room: Textures.CanvasTexture | null = null
  private image: GameObjects.Image | null = null
  private layout: WarRoomLayout | null = null
  private view: SeatView | null = null
  private signature = ''
  private shownSecond = -1

  /** From its creation to its end: only then can it be painted. */
  live = false
  private readonly whenCreated: () => void

  /** `whenCreated`: called once the scene can show something. */
  constructor(whenCreated: () => void) {
    super('war-room')
    this.whenCreated = whenCreated
  }

  create(): void {
    this.ratio = this.game.scale.zoom > 0 ? 1 / this.game.scale.zoom : 1
    this.scale.on('resize', () => this.paint())
    this.live = true
    this.events.once('destroy', () => {
      this.live = false
    })
    this.whenCreated()
  }

  show(view: SeatView | null): void {
    this.view = view
    this.paint()
  }

  redraw(): void {
    this.signature = ''
    this.paint()
  }

  private paint(): void {
    if (this.view === null || !this.live) return
    const { width, height } = this.scale
    const layout = layOutWarRoom(this.view, width / this.ratio, height / this.ratio)
    const people = layout.seated.map(
      ({ id, role, commands, busyWith, looks, speaks }) =>
        `${id}${role}${commands}${busyWith}${looks}${speaks}`,
    )
    const gauges = this.view.wall.map(
      (gauge) => `${quantityText(gauge.value, gauge.unit)}${gauge.good}${gauge.spark.length}`,
    )
    const signature = [
      width,
      height,
      ...people,
      ...gauges,
      ...layout.missing.map((one) => one.id + one.status),
    ].join('|')
    if (signature !== this.signature) {
      this.signature = signature
      this.layout = layout
      this.paintRoom(width, height)
    }
  }

  private paintRoom(width: number, height: number): void {
    if (this.layout === null || this.view === null) return
    if (this.room === null || this.room.width !== width || this.room.height !== height) {
      this.image?.destroy()
      if (this.textures.exists(ROOM)) this.textures.remove(ROOM)
      this.room = this.textures.createCanvas(ROOM, width, height)
      if (this.room === null) return
      this.room.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0)
      this.image = this.add.image(0, 0, ROOM).setOrigin(0)
    }
    paintWarRoom(this.room.context, this.layout, this.view)
    this.shownSecond = -1
    this.tick()
    this.room.refresh()
  }

  private tick(): void {
    if (this.room === null || this.layout === null || this.view === null) return
    if (this.view.drill.second === this.shownSecond) return
    this.shownSecond = this.view.drill.second
    paintClock(this.room.context, this.layout, this.view)
    this.room.refresh()
  }

  override update(): void {
    this.tick()
  }
}
