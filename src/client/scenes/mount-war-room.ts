import type { ClientStore } from '../store/index.ts'

/** Puts the war room into `element`; Phaser is fetched beside the page. Returns the way to take it out. */
export function mountWarRoom(element: HTMLElement, store: ClientStore): () => void {
  let close: (() => void) | null = null
  let left = false
  void import('./war-room-stage.ts').then(
    ({ openWarRoom }) => {
      if (!left) close = openWarRoom(element, store)
    },
    () =>
      store.actions.reportProblem(
        'The war room could not be drawn.',
        'Everything on it is also in the people panel; reload the page to try again.',
      ),
  )
  return () => {
    left = true
    close?.()
  }
}
