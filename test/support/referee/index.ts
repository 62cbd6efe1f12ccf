/**
 * The referee: every customer, request, thread, connection and timer of a small cloud, one event at a time. It shares
 * nothing with the fluid model but the types of the topology, so that agreement of the two means something.
 */
export { compareIncident, type Phase, type PhaseFigure } from './compare-incident.ts'
export { type Incident, incidents } from './incidents.ts'
export { agrees, describe, judgeWorld, judgeWorlds } from './judge-worlds.ts'
export {
  type Effort,
  type Estimate,
  measureSteadyState,
  type Reading,
  type ServiceReading,
  type SteadyState,
} from './measure-steady-state.ts'
export { checksRefused, mechanisms } from './mechanisms.ts'
export type { Conditions } from './plant.ts'
export { playWithModel } from './play-with-model.ts'
export { playWithReferee } from './play-with-referee.ts'
export { printIncidents } from './print-incidents.ts'
export type { Minute, Script, ScriptStep } from './script.ts'
export { shrink, shrinkScript } from './shrink.ts'
export { type LinkSketch, type ServiceSketch, smallTopology, type TopologySketch } from './small-topology.ts'
