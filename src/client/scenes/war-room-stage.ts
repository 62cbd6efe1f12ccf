import type { ClientStore } from '../store/index.ts'
import { sceneFonts } from './scene-fonts.ts'
import { openStage } from './stage.ts'
import { WarRoomScene } from './war-room-scene.ts'

/** The war room on its stage; what it shows also stands in the people panel and on the wall gauges. */
export function openWarRoom(element: HTMLElement, store: ClientStore): () => void {
  element.style.overflow = 'hidden'
  const scene = new WarRoomScene()
  const stage = openStage(element, scene)
  const show = () => {
    if (scene.sys?.isActive()) scene.show(store.getState().view)
  }
  const stopStore = store.subscribe((state, previous) => {
    if (state.view !== previous.view) show()
  })
  stage.game.events.once('ready', () => scene.events.once('create', show))
  void sceneFonts().then(() => {
    if (scene.sys?.isActive()) scene.redraw()
  })
  return () => {
    stopStore()
    stage.destroy()
  }
}
