/**
 * The referee: every customer, request, thread, connection and timer of a small cloud, one event at a time. It shares
 * nothing with the fluid model but the types of the topology, so that agreement of the two means something.
 */
export { arbitraryCloud, type Cloud } from './arbitrary-cloud.ts'
export { type Comparison, compareWithModel, type Look } from './compare-with-model.ts'
export {
  type Effort,
  type Estimate,
  measureSteadyState,
  type Reading,
  type ServiceReading,
  type SteadyState,
} from './measure-steady-state.ts'
export type { Conditions } from './plant.ts'
export { type LinkSketch, type ServiceSketch, smallTopology, type TopologySketch } from './small-topology.ts'
