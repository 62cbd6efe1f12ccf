import type { ClientState } from '../store/index.ts'

const query = () => window.matchMedia('(prefers-reduced-motion: reduce)')

/** Whether things may move: the player's own choice first, then the operating system's. */
export function wantsMotion(state: ClientState): boolean {
  const { motion } = state.preferences
  return motion === 'full' || (motion === 'system' && !query().matches)
}

/** Calls back when the operating system's wish changes. Returns the way to stop. */
export function listenForMotion(listener: () => void): () => void {
  const media = query()
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}
