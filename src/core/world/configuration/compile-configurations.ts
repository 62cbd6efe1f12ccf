import type { Kind } from '../lifecycle/compile-lifecycle.ts'
import type { Configuration } from '../overload.ts'
import type { Topology } from '../topology.ts'

export interface CompiledConfiguration {
  readonly configuration: Configuration
  readonly cells: readonly number[]
  /** Places of its services among the kinds whose instances can die. */
  readonly kinds: readonly number[]
}

export function compileConfigurations(
  topology: Topology,
  services: readonly { readonly id: string; readonly firstCell: number; readonly endCell: number }[],
  kinds: readonly Kind[],
): readonly CompiledConfiguration[] {
  return (topology.configurations ?? []).map((configuration) => {
    const named = services.flatMap(({ id }, s) => (configuration.services.includes(id) ? [s] : []))
    const cells: number[] = []
    for (const s of named) {
      const { firstCell = 0, endCell = 0 } = services[s] ?? {}
      for (let i = firstCell; i < endCell; i += 1) cells.push(i)
    }
    return {
      configuration,
      cells,
      kinds: kinds.flatMap(({ service }, k) => (named.includes(service) ? [k] : [])),
    }
  })
}
