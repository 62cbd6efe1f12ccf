import { playbookPlayer } from '../playbook-player.ts'
import type { Player } from '../player.ts'

/** Lets it ring. What the incident does by itself. */
export const nothing: Player = playbookPlayer({
  id: 'nothing',
  label: 'Nothing',
  describe: 'Acknowledges nothing, does nothing.',
  plays: [],
})
