import type { CastMember } from '../../scenario/index.ts'

/**
 * How long people take, in simulated seconds. There is no public measurement of any of these at this grain: they are our
 * judgement, set so that a bridge feels like one (an answer within half a minute, a task as long as its card says), and
 * the scenarios are calibrated with them. `pace` is the member's own: 1 is ordinary.
 */

/** Own hands of somebody who commands at the same time are slower than those of an owner: attention is divided. */
export const OWN_HANDS_FACTOR = 1.6
/** Somebody from another team finds their way in a system that is not theirs. */
export const OTHER_TEAM_FACTOR = 1.8
/** What somebody has in hand is put down properly first. */
export const PUT_DOWN_SECONDS = 60
/** Tiredness makes work up to this much longer. */
export const TIRED_FACTOR = 0.4
/** Somebody is worn out after so many hours, an hour of an incident counted twice: a shift of 12 leaves little. */
export const WORN_OUT_HOURS = 14
export const INCIDENT_HOUR_WEIGHS = 2
/** A pager that rings is given so long before it may ring again. */
export const RING_AGAIN_SECONDS = 60
/** Who was asked for objections has been heard for so long. */
export const OBJECTIONS_HOLD_SECONDS = 600
/** The way back is known by then: it takes this part of the way there. */
export const WAY_BACK_SHARE = 0.5
/** No two pieces of work take the same time: from this share of the usual on … */
export const QUICKEST_SHARE = 0.85
/** … to this much more. */
export const SPREAD_SHARE = 0.3
/** A brief of a few sentences is listened to and said back. */
export const READ_BACK_SECONDS = 30
/** After a question to the whole bridge, silence for so long is an answer. */
export const SILENCE_SECONDS = 25
/** The sender reads an answer, or waits for one, and writes back. */
export const REACTION_SECONDS = 15
/** From "go" to the first keystroke, at most. */
export const AT_THE_KEYBOARD_SECONDS = 12
/** The next commander listens in before taking over. */
export const RELIEF_COMES_BEFORE_SECONDS = 1800

/** To unmute and say condition, actions and needs. */
export const reportSeconds = ({ pace }: CastMember): number => 8 + 14 * pace
export const acceptTaskSeconds = ({ pace }: CastMember): number => 3 + 6 * pace
export const acceptRoleSeconds = ({ pace }: CastMember): number => 4 + 8 * pace
export const objectSeconds = ({ pace }: CastMember): number => 6 + 10 * pace
/** Nobody asked: it takes a moment to speak up against what was decided. */
export const speakUpSeconds = ({ pace }: CastMember): number => 10 + 10 * pace
