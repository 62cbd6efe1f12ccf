import { CANVAS, Game, Scale, type Scene, WEBGL } from 'phaser'
import { hasGpu, pixelRatio } from './choose-renderer.ts'

export interface Stage {
  readonly game: Game
  /** Device pixels per CSS pixel. */
  readonly ratio: number
  destroy(): void
}

/**
 * A Phaser game that fills an element and follows its size: no input, no sound, no focus of its own. Everything on it
 * also stands in a panel, so screen readers pass it by.
 */
export function openStage(element: HTMLElement, scene: Scene): Stage {
  const gpu = hasGpu()
  const ratio = pixelRatio(gpu)
  const size = () => ({
    width: Math.max(1, Math.round(element.clientWidth * ratio)),
    height: Math.max(1, Math.round(element.clientHeight * ratio)),
  })
  const canvas = document.createElement('canvas')
  canvas.setAttribute('aria-hidden', 'true')
  canvas.style.display = 'block'
  element.append(canvas)
  const game = new Game({
    type: gpu ? WEBGL : CANVAS,
    canvas,
    parent: element,
    ...size(),
    scale: { mode: Scale.ScaleModes.NONE, zoom: 1 / ratio, autoRound: false },
    backgroundColor: '#0d1116',
    banner: false,
    autoFocus: false,
    audio: { noAudio: true },
    input: { keyboard: false, mouse: false, touch: false, gamepad: false },
    render: { antialias: true, powerPreference: 'low-power' },
    scene,
  })
  const observer = new ResizeObserver(() => {
    const { width, height } = size()
    if (game.isBooted && (width !== game.scale.width || height !== game.scale.height)) {
      game.scale.resize(width, height)
    }
  })
  observer.observe(element)
  return {
    game,
    ratio,
    destroy() {
      observer.disconnect()
      game.destroy(true)
    },
  }
}
