/**
 * Players: who decides from what a seat can sense and nothing else, the expert of the playbook and the bots. Promises
 * that the same senses and memory give the same decision, and that a player gives no command it can see to be impossible.
 */
export { inPhrases } from './pen.ts'
export { type PlayDrillOptions, playDrill } from './play-drill.ts'
export { type Decision, freshMemory, type PlayedCommand, type Player, type PlayerMemory } from './player.ts'
export { playerIds, playerNamed, playersOf } from './player-named.ts'
