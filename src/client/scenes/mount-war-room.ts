import type { ClientStore } from '../store/index.ts'
import { sceneFonts } from './scene-fonts.ts'
import { openStage } from './stage.ts'
import { WarRoomScene } from './war-room-scene.ts'

/** The war room on its stage; what it shows also stands in the people panel and on the wall gauges. */
export function mountWarRoom(element: HTMLElement, store: ClientStore): () => void {
  element.style.overflow = 'hidden'
  const show = () => {
    if (scene.live) scene.show(store.getState().view)
  }
  const scene = new WarRoomScene(show)
  const stage = openStage(element, scene)
  const stopStore = store.subscribe((state, previous) => {
    if (state.view !== previous.view) show()
  })
  void sceneFonts().then(() => {
    if (scene.live) scene.redraw()
  })
  return () => {
    stopStore()
    stage.destroy()
  }
}
