import type { Textures } from 'phaser'
import { palette } from './palette.ts'

export const particleTextures = {
  request: 'request',
  waiting: 'waiting',
  retry: 'retry',
  ember: 'ember',
} as const
export const GLOW = 'glow'

function draw(
  textures: Textures.TextureManager,
  key: string,
  size: number,
  ratio: number,
  paint: (pen: CanvasRenderingContext2D) => void,
): void {
  if (textures.exists(key)) textures.remove(key)
  const texture = textures.createCanvas(key, Math.ceil(size * ratio), Math.ceil(size * ratio))
  if (texture === null) return
  const pen = texture.context
  pen.scale(ratio, ratio)
  pen.translate(size / 2, size / 2)
  paint(pen)
  texture.refresh()
}

/** The moving things, drawn once: a dot for a request, a bar for one that waits, a ring for a retry, a cross for a loss. */
export function drawMapTextures(textures: Textures.TextureManager, ratio: number): void {
  draw(textures, particleTextures.request, 7, ratio, (pen) => {
    pen.fillStyle = palette.request
    pen.beginPath()
    pen.arc(0, 0, 2.1, 0, Math.PI * 2)
    pen.fill()
  })
  draw(textures, particleTextures.waiting, 8, ratio, (pen) => {
    pen.fillStyle = palette.amber
    pen.fillRect(-3, -1.6, 6, 3.2)
  })
  draw(textures, particleTextures.retry, 9, ratio, (pen) => {
    pen.strokeStyle = palette.amber
    pen.lineWidth = 1.4
    pen.beginPath()
    pen.arc(0, 0, 2.8, 0, Math.PI * 2)
    pen.stroke()
  })
  draw(textures, particleTextures.ember, 10, ratio, (pen) => {
    pen.strokeStyle = palette.fire
    pen.lineWidth = 2
    pen.beginPath()
    pen.moveTo(-2.8, -2.8)
    pen.lineTo(2.8, 2.8)
    pen.moveTo(2.8, -2.8)
    pen.lineTo(-2.8, 2.8)
    pen.stroke()
  })
  draw(textures, GLOW, 120, ratio, (pen) => {
    const glow = pen.createRadialGradient(0, 0, 4, 0, 0, 60)
    glow.addColorStop(0, 'rgb(255 96 60 / 10%)')
    glow.addColorStop(0.5, 'rgb(240 74 44 / 34%)')
    glow.addColorStop(1, 'rgb(224 62 40 / 0%)')
    pen.fillStyle = glow
    pen.fillRect(-60, -60, 120, 120)
  })
}
