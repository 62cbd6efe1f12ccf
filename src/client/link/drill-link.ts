import type { FromAuthority, ToAuthority } from '../../protocol/messages.ts'

/** The line to whoever runs the drill: a worker in this page now, a room on a server later. */
export interface DrillLink {
  send(message: ToAuthority): void
  /** Returns the way to stop listening. Messages arrive in order. */
  listen(listener: (message: FromAuthority) => void): () => void
  close(): void
}
