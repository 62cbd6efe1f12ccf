import type { SeatId } from '../command/index.ts'
import type { DrillMode } from '../drill/index.ts'

/** Where the trainee sits, by how much help there is: beside the Chief, under him, or in command. */
export const trainedSeats: Readonly<Record<DrillMode, readonly SeatId[]>> = {
  shadow: ['observer'],
  assist: ['deputy', 'scribe', 'commsLead', 'operationsLead'],
  command: ['commander'],
  exam: ['commander'],
}

/** Why nobody can be trained in that seat in that mode, in words; null when it can be. */
export function whyNotTrained(mode: DrillMode, seat: SeatId): string | null {
  const seats = trainedSeats[mode]
  return seats.includes(seat)
    ? null
    : `The mode "${mode}" does not train the seat "${seat}". It trains: ${seats.join(', ')}.`
}
