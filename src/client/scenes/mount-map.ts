import { describeCell } from '../store/describe-map.ts'
import type { ClientStore } from '../store/index.ts'
import { rackAt } from './map-layout.ts'
import { MapScene } from './map-scene.ts'
import { sceneFonts } from './scene-fonts.ts'
import { openStage } from './stage.ts'
import { listenForMotion, wantsMotion } from './wants-motion.ts'

function makeTip(element: HTMLElement): HTMLElement {
  const tip = document.createElement('div')
  tip.setAttribute('aria-hidden', 'true')
  tip.style.cssText =
    'position:absolute;z-index:2;pointer-events:none;max-width:240px;padding:6px 9px;border-radius:4px;' +
    'background:#f1ebe1;color:#161b21;font:13px/1.35 var(--body, sans-serif);display:none'
  element.append(tip)
  return tip
}

/** Opens the metrics of a service, or logs a look at the map when it has no dashboard. */
function lookAtService(store: ClientStore, service: string): void {
  const dashboards = store.getState().view?.handbook.dashboards ?? []
  const own = dashboards.find(({ subject }) => subject === service || subject === `service/${service}`)
  if (own !== undefined) store.actions.look('metrics', own.subject)
  else store.actions.look('map', service)
}

/** The map on its stage. Hovering tells, clicking looks; both are also in the control room's panels for the keyboard. */
export function mountMap(element: HTMLElement, store: ClientStore): () => void {
  if (getComputedStyle(element).position === 'static') element.style.position = 'relative'
  element.style.overflow = 'hidden'
  const show = () => {
    if (scene.live) scene.show(store.getState(), wantsMotion(store.getState()))
  }
  const scene = new MapScene(show)
  const stage = openStage(element, scene)
  const tip = makeTip(element)
  const stopStore = store.subscribe((state, previous) => {
    if (
      state.view?.map !== previous.view?.map ||
      state.pace !== previous.pace ||
      state.preferences !== previous.preferences
    )
      show()
  })
  const stopMotion = listenForMotion(show)
  void sceneFonts().then(() => {
    if (scene.live) scene.redraw()
  })

  const under = (event: PointerEvent) => {
    const box = element.getBoundingClientRect()
    const x = event.clientX - box.left
    const y = event.clientY - box.top
    return {
      x,
      y,
      rack: scene.layout === null ? null : rackAt(scene.layout, x, y),
      width: box.width,
      height: box.height,
    }
  }
  const hover = (event: PointerEvent) => {
    const { x, y, rack, width, height } = under(event)
    scene.light(rack?.key ?? null)
    element.style.cursor = rack === null ? '' : 'pointer'
    if (rack === null) {
      tip.style.display = 'none'
      return
    }
    const label = store.getState().view?.handbook.services.find((one) => one.id === rack.cell.service)?.label
    tip.textContent = describeCell(rack.cell, label ?? rack.cell.service)
    tip.style.display = 'block'
    tip.style.left = `${Math.max(4, Math.min(x + 14, width - tip.offsetWidth - 6))}px`
    tip.style.top = `${y + 20 + tip.offsetHeight > height ? y - tip.offsetHeight - 10 : y + 18}px`
  }
  const leave = () => {
    scene.light(null)
    tip.style.display = 'none'
  }
  const click = (event: PointerEvent) => {
    const { rack } = under(event)
    if (rack !== null) lookAtService(store, rack.cell.service)
  }
  element.addEventListener('pointermove', hover)
  element.addEventListener('pointerleave', leave)
  element.addEventListener('pointerup', click)
  return () => {
    stopStore()
    stopMotion()
    element.removeEventListener('pointermove', hover)
    element.removeEventListener('pointerleave', leave)
    element.removeEventListener('pointerup', click)
    tip.remove()
    stage.destroy()
  }
}
