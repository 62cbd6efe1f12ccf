import type { WorldModel } from '../world-model.ts'

/** Versions of settings and how far they have come. See `state-views.ts` for `take` and `show`. */
export function viewConfigurations<Part>(
  model: WorldModel,
  take: (length: number) => Part,
  show: (length: number) => Part,
) {
  const count = model.configurations.length
  return {
    push: {
      // Share of the instances that have the newest version, share on which the switch has turned it off, pushes so far.
      reached: show(count),
      killed: show(count),
      version: show(count),
      // What the newest version does, and how much.
      effect: show(count),
      stage: take(count),
      // End of the time at the canary; requests and failures before it.
      holdUntil: take(count),
      arrivedBefore: take(count),
      failedBefore: take(count),
      size: take(count),
      // What people have switched on.
      stopsAtCanary: take(count),
      killing: take(count),
    },
    kind: {
      // Share of the instances that read a version which ends them.
      crash: take(model.lifecycle.kinds.length),
    },
    total: {
      // 1: some share has moved and is not yet in the parameters of cells.
      moved: take(count > 0 ? 1 : 0),
    },
  }
}
