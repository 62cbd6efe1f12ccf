import type { ScenarioCard } from './scenario.ts'

/** Where scenarios come from: a folder, a server, a dropped file. What it loads is unchecked until `parseScenario`. */
export interface ScenarioLibrary {
  list(): Promise<readonly ScenarioCard[]>
  /** The raw data of one scenario, or of a variant by `id@variant`; rejects with a message that names the id when there is none. */
  load(id: string): Promise<unknown>
}
