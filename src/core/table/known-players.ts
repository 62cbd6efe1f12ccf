import type { Command, Holder, Seats } from '../command/index.ts'
import { playerIds } from '../crew/index.ts'

/** Why nobody would play a seat that is given to this holder; null when somebody would. */
function whyUnknown(holder: Holder): string | null {
  return holder.kind !== 'player' || playerIds.includes(holder.id)
    ? null
    : `There is no player called "${holder.id}": give one of ${playerIds.join(', ')}.`
}

/** Players stand above the engine, so the table asks for them. */
export const whyNotHanded = (command: Command): string | null =>
  command.kind === 'handSeat' ? whyUnknown(command.to) : null

export function whyNotSeated(seats: Partial<Seats>): string | null {
  for (const holder of Object.values(seats)) {
    const why = whyUnknown(holder)
    if (why !== null) return why
  }
  return null
}
