/**
 * Who sits at the table: seats and what they may command, the life of a drill, handover in three steps, and players
 * that decide from what a seat can sense and nothing else. Promises that the same senses and memory give the same
 * decision, and that a player gives no command it can see to be impossible.
 */
export { type HandoverFacts, handoverProblem } from './handover.ts'
export { type LifecyclePhase, type LifecycleStep, nextPhase, phaseOf } from './lifecycle.ts'
export { allowedCommands, mayCommand, type Permission, type Situation } from './may-command.ts'
export { type PlayDrillOptions, playDrill } from './play-drill.ts'
export { type Decision, freshMemory, type PlayedCommand, type Player, type PlayerMemory } from './player.ts'
export { playerIds, playerNamed, playersOf } from './player-named.ts'
export { seatDuties } from './seat-duties.ts'
export { situationOf } from './situation-of.ts'
