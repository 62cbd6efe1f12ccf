import { viewConfigurations } from '../configuration/configuration-views.ts'
import { viewLifecycle } from '../lifecycle/lifecycle-views.ts'
import type { WorldModel } from '../world-model.ts'
import { configurationBase, lifecycleBase, placesFrom } from './frame-layout.ts'

const lives = new WeakMap<WorldModel, ReturnType<typeof viewLifecycle<number>>['life']>()

/** Where the numbers about lives of instances begin in every sample, by the names of `viewLifecycle`. */
export function lifePlaces(model: WorldModel): ReturnType<typeof viewLifecycle<number>>['life'] {
  let known = lives.get(model)
  if (known === undefined) {
    const { take, show } = placesFrom(lifecycleBase(model))
    known = viewLifecycle(model, take, show).life
    lives.set(model, known)
  }
  return known
}

/** The same for configurations. */
export function pushPlaces(model: WorldModel): ReturnType<typeof viewConfigurations<number>>['push'] {
  const { take, show } = placesFrom(configurationBase(model))
  return viewConfigurations(model, take, show).push
}
