/**
 * The Fire Chief and the Mentor: when to speak and what about, decided from state and said by keys. Promises that nothing
 * he says changes the world or a mark, that what he cites is in the log, and that he never names the cause.
 */
export { type ChiefMemory, freshChief } from './chief-memory.ts'
export { type ChiefTurn, chiefTurn, speaksToChief } from './chief-turn.ts'
export { type DebriefParagraph, debrief } from './debrief.ts'
export { type Claim, groundedText, isGrounded } from './grounding.ts'
export { MENTOR_TOPICS, type MentorTopic } from './mentor-topics.ts'
export type { Act } from './says.ts'
