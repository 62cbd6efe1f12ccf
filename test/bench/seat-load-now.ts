import { scenario } from '../../scenarios/dynamodb-outage/scenario.ts'
import { playerNamed } from '../../src/core/crew/index.ts'
import { defaultPolicy, type Scenario } from '../../src/core/scenario/index.ts'
import { type FeedCursor, feed, openTable, second, submit } from '../../src/core/table/index.ts'
import { sensesOf } from '../../src/core/view/index.ts'
import { bestLoad, sumUp, UNTIL_SECOND, UPDATES_PER_SECOND } from './seat-load.ts'

/** The largest incident, played by the expert from the commander's seat; the exam keeps the Chief's words out, as the old bench had none. */
function measure() {
  const table = openTable({
    scenario: scenario as Scenario,
    policy: defaultPolicy,
    seed: 1,
    mode: 'exam',
    seat: 'commander',
  })
  const expert = playerNamed(scenario as Scenario, 'expert')
  let memory = { noticedAt: {}, playedAt: {} }
  let cursor: FeedCursor | null = feed(table, 'commander', null).cursor
  const seconds: { micros: number; bytes: number; stepMicros: number }[] = []
  while (table.drill.state.second < UNTIL_SECOND && table.drill.state.ended === null) {
    const from = performance.now()
    second(table)
    const stepMicros = 1000 * (performance.now() - from)
    const decision = expert?.decide(sensesOf(table.drill, 'commander'), memory)
    memory = (decision?.memory ?? memory) as typeof memory
    for (const { command } of decision?.commands ?? []) submit(table, 'commander', command)
    let micros = 0
    let bytes = 0
    for (let nth = 0; nth < UPDATES_PER_SECOND; nth += 1) {
      const asked = performance.now()
      const fed = feed(table, 'commander', cursor)
      micros += 1000 * (performance.now() - asked)
      cursor = fed.cursor
      if (fed.update !== null) bytes += Buffer.byteLength(JSON.stringify(fed.update))
    }
    seconds.push({ micros, bytes, stepMicros })
  }
  return sumUp(seconds)
}

console.log(JSON.stringify(bestLoad(measure)))
