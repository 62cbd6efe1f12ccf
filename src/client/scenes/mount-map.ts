import type { ClientStore } from '../store/index.ts'

/** Puts the map into `element`; Phaser is fetched beside the page, not before it. Returns the way to take it out. */
export function mountMap(element: HTMLElement, store: ClientStore): () => void {
  let close: (() => void) | null = null
  let left = false
  void import('./map-stage.ts').then(
    ({ openMap }) => {
      if (!left) close = openMap(element, store)
    },
    () =>
      store.actions.reportProblem(
        'The moving map could not be loaded.',
        'Everything on it is also in the panels; reload the page to try again.',
      ),
  )
  return () => {
    left = true
    close?.()
  }
}
