import type { WorldModel } from './world-model.ts'

/** Lines that many links share: rates per second, times in seconds, shares; `asked` and `lost` are sums of calls. */
export function viewNetworks<Place>(
  model: WorldModel,
  take: (length: number) => Place,
  show: (length: number) => Place,
) {
  const count = model.topology.networks?.length ?? 0
  return {
    capacity: show(count),
    kept: take(count),
    flow: take(count),
    loss: take(count),
    waitS: show(count),
    waitVariance: take(count),
    lossSeen: take(count),
    waitSeen: take(count),
    asked: show(count),
    lost: show(count),
  }
}
