import type { Command } from '../command/index.ts'
import { elapsedLabel } from '../determinism/index.ts'
import type { ToldEntry } from '../drill/index.ts'
import type { SeatSenses } from '../view/index.ts'

/** The hot debrief of a player who looks back at the log: three sentences that are true, and a modest rating. */
export function debriefFromLog(senses: SeatSenses): Command {
  const log = senses.logSince(0)
  const first = (kind: ToldEntry['event']['kind']) => log.find((entry) => entry.event.kind === kind)
  const declared = first('incidentDeclared')
  const mitigation = first('actionTookEffect')
  const missed = log.find((entry) => entry.event.kind === 'predictionJudged' && !entry.event.met)
  const wentWell =
    declared === undefined
      ? 'The pages were read and the signals were looked at together.'
      : `The incident was declared at ${elapsedLabel(declared.at)} and one person commanded from then on.`
  const wasHard =
    missed === undefined
      ? `The first change took effect only at ${mitigation === undefined ? 'the very end' : elapsedLabel(mitigation.at)}: until then customers waited.`
      : `One prediction did not come true at ${elapsedLabel(missed.at)} and the plan had to change.`
  return {
    kind: 'rateSelf',
    ratings: { A: 3, B: 3, C: 3, D: 3, E: 3, F: 3, G: 3 },
    wentWell,
    wasHard,
    wouldChange:
      'Let the pager show traffic and latency per zone side by side, so that the next team sees the difference sooner.',
  }
}
