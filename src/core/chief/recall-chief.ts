import { advanceDrill, createDrill, type DrillRecord, submitCommand } from '../drill/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { type ChiefMemory, freshChief } from './chief-memory.ts'
import { chiefTurn, speaksToChief } from './chief-turn.ts'

/**
 * The Chief's memory at the end of a record, so that a resumed drill goes on where he was: his turns are taken again over
 * the record, and what he says there is already in it.
 */
export function recallChief(record: DrillRecord, scenario: Scenario): ChiefMemory {
  const { policy, seed, mode, seat } = record
  const drill = createDrill({ scenario, policy, seed, mode, seat })
  let memory = freshChief
  let next = 0
  const commandsOfThisSecond = (): void => {
    for (
      let entry = record.commands[next];
      entry !== undefined && entry.at <= drill.state.second;
      entry = record.commands[next]
    ) {
      submitCommand(drill, entry.seat, entry.command)
      next += 1
      if (speaksToChief(entry.command.kind)) memory = chiefTurn(drill, memory).memory
    }
  }
  commandsOfThisSecond()
  while (drill.state.second < record.playedTo && drill.state.ended === null) {
    advanceDrill(drill, drill.state.second + 1, false)
    memory = chiefTurn(drill, memory).memory
    commandsOfThisSecond()
  }
  return memory
}
