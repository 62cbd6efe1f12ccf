/** Where a drill stands: read the briefing, play, it has ended, it has been talked over. */
export type LifecyclePhase = 'briefing' | 'running' | 'ended' | 'debriefed'
export type LifecycleStep = 'start' | 'end' | 'debrief'

const nextPhases: Readonly<Record<LifecyclePhase, Readonly<Partial<Record<LifecycleStep, LifecyclePhase>>>>> =
  {
    briefing: { start: 'running' },
    running: { end: 'ended' },
    ended: { debrief: 'debriefed' },
    debriefed: {},
  }

/** The phase after a step; null when the step does not exist in that phase. */
export function nextPhase(phase: LifecyclePhase, step: LifecycleStep): LifecyclePhase | null {
  return nextPhases[phase][step] ?? null
}

/** The phase that a drill's own facts show. `debriefed` once the trainee has rated the own play. */
export function phaseOf(facts: { readonly ended: boolean; readonly selfRated: boolean }): LifecyclePhase {
  if (!facts.ended) return 'running'
  return facts.selfRated ? 'debriefed' : 'ended'
}
