import type { SaveFile } from './client-state.ts'

/** What is kept of a drill, of whatever version, as a file to take away. */
export function saveFileFor(kept: unknown): SaveFile {
  const members: Readonly<Record<string, unknown>> =
    typeof kept === 'object' && kept !== null ? { ...kept } : {}
  const { scenarioId = 'drill', seed = 0, playedTo = 0 } = members
  return {
    name: `${scenarioId}-seed-${seed}-${playedTo}s.drill.json`,
    text: `${JSON.stringify(kept, null, 1)}\n`,
  }
}
