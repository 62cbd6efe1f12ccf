import { useEffect, useState } from 'react'
import type { ClientStore } from '../../store/index.ts'

/** Out of sight for this long, a drill waits for its commander. */
const AWAY_MS = 60_000

/**
 * Pauses the drill when the tab has been hidden for a while; an exam runs on. Returns whether the clock still stands
 * because of that.
 */
export function useAwayPause(store: ClientStore): boolean {
  const [away, setAway] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const pause = () => {
      const { view, pace } = store.getState()
      if (view === null || view.drill.ended !== null || view.drill.mode === 'exam' || pace === 'paused')
        return
      store.actions.setPace('paused')
      setAway(true)
    }
    const onVisibility = () => {
      clearTimeout(timer)
      if (document.hidden) timer = setTimeout(pause, AWAY_MS)
    }
    const stopStore = store.subscribe((state, before) => {
      if (state.pace !== before.pace && state.pace !== 'paused') setAway(false)
    })
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      clearTimeout(timer)
      stopStore()
      document.removeEventListener('visibilitychange', onVisibility)
    }
  }, [store])
  return away
}
