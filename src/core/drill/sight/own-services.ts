import type { Scenario } from '../../scenario/index.ts'
import type { Service } from '../../world/index.ts'

/** Services that stand in our account: not the fronts of the provider's tables, nor a partner's that we do not pay for. */
export function ownServices(scenario: Scenario): readonly Service[] {
  const { services, links } = scenario.topology
  const fronts = new Set(links.filter((link) => link.table !== undefined).map((link) => link.to))
  return services.filter(({ id, costPerInstanceHourUsd }) => costPerInstanceHourUsd > 0 && !fronts.has(id))
}
