import { z } from 'zod'
import { holder, name, seatId, words } from './command-parts.ts'
import { commandGroup } from './command-spec.ts'

/** What a facilitator does to a drill from outside of the incident. The log tells all of it. */
export const facilitatorCommands = commandGroup({
  setPause: {
    says: 'Stops the time for everybody, or lets it go on.',
    duty: 'facilitate',
    becomes: ['pauseSet'],
    members: { paused: z.boolean() },
  },
  sendInject: {
    says: "Sends one of the scenario's messages now.",
    duty: 'facilitate',
    becomes: ['injectSent'],
    members: { injectId: name },
  },
  speakAs: {
    says: 'Speaks as a member of the cast.',
    duty: 'facilitate',
    becomes: ['messagePosted'],
    members: { personId: name, text: words },
  },
  overrideMark: {
    says: 'Sets a mark of the command profile in place of the rules, with the reason.',
    duty: 'facilitate',
    becomes: ['markOverridden'],
    members: {
      marker: z.string().regex(/^[A-G][1-4]$/),
      rating: z.int().min(1).max(4).nullable().describe('null: not observed.'),
      reason: words,
    },
  },
  handSeat: {
    says: 'Hands a seat over: to a person, the Chief, a player of the game, or nobody.',
    duty: 'facilitate',
    becomes: ['seatHanded'],
    members: { seat: seatId, to: holder },
  },
})
