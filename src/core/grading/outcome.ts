import { playDrill, playerNamed } from '../crew/index.ts'
import { stableHash } from '../determinism/index.ts'
import { type Drill, type DrillRecord, type ImpactCurve, recordOf, rolloutImpact } from '../drill/index.ts'
import type { Policy, Scenario } from '../scenario/index.ts'
import { toldLog } from '../view/index.ts'
import { playable, traceCommands } from './command-edits.ts'
import type { Outcome } from './grade.ts'
import { citesOf } from './item.ts'

/** The harm of one run over the whole length of the scenario, whenever the drill itself was ended. */
export function harmOf(record: DrillRecord, scenario: Scenario, log: Drill['state']['log']): ImpactCurve {
  return rolloutImpact(record, scenario, playable(traceCommands(record.commands, log)), scenario.endsAtSecond)
}

/** What the same scenario and seed come to when nobody does anything. */
export function harmOfNothing(record: DrillRecord, scenario: Scenario): ImpactCurve {
  return rolloutImpact(record, scenario, [], scenario.endsAtSecond)
}

/** Par takes two runs and is asked for again and again: the last answers for a scenario are kept. */
const knownPars = new WeakMap<Scenario, Map<string, ImpactCurve>>()

/** What the expert's playbook leaves on the same scenario and seed. */
export function parOf(scenario: Scenario, policy: Policy, seed: number): ImpactCurve {
  const known = knownPars.get(scenario) ?? new Map<string, ImpactCurve>()
  knownPars.set(scenario, known)
  const key = `${seed}/${stableHash(policy)}`
  const par = known.get(key) ?? playPar(scenario, policy, seed)
  known.set(key, par)
  return par
}

function playPar(scenario: Scenario, policy: Policy, seed: number): ImpactCurve {
  const expert = playerNamed(scenario, 'expert')
  if (expert === null) throw new Error('the roster has no expert')
  const drill = playDrill({ scenario, policy, seed, mode: 'command', seat: 'commander' }, expert)
  return harmOf(recordOf(drill), scenario, drill.state.log)
}

/** 0 = as bad as doing nothing, 1 = par or better. */
export function shareSaved(customerMinutes: number, par: number, nothing: number): number {
  if (customerMinutes <= par) return 1
  if (nothing <= par) return 0
  return Math.max(0, Math.min(1, (nothing - customerMinutes) / (nothing - par)))
}

const LANDMARKS: ReadonlySet<string> = new Set([
  'incidentDeclared',
  'actionTookEffect',
  'incidentMitigated',
  'incidentResolved',
  'drillEnded',
])

/** The harm of a played drill against par and against doing nothing. */
export function weighOutcome(
  drill: Drill,
  own: ImpactCurve,
  par: ImpactCurve,
  nothing: ImpactCurve,
): Outcome {
  const { final } = own
  return {
    ended: drill.state.ended ?? 'unfinished',
    customerMinutes: final.customerMinutes,
    failedVisits: final.failedVisits,
    dataLostSeconds: final.dataLostSeconds,
    moneyUsd: final.moneyUsd,
    errorBudgetSpentShare: final.errorBudgetSpentShare,
    par: { customerMinutes: par.final.customerMinutes, moneyUsd: par.final.moneyUsd },
    doingNothing: { customerMinutes: nothing.final.customerMinutes, moneyUsd: nothing.final.moneyUsd },
    shareOfParSaved: shareSaved(
      final.customerMinutes,
      par.final.customerMinutes,
      nothing.final.customerMinutes,
    ),
    curve: own.customerMinutes,
    parCurve: par.customerMinutes,
    nothingCurve: nothing.customerMinutes,
    cites: citesOf(toldLog(drill).filter((entry) => LANDMARKS.has(entry.event.kind))),
  }
}
