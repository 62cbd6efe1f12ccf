import { Menu as MenuIcon } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { clockOf } from '../../store/index.ts'
import { saveTextAs } from '../kit/save-text-as.ts'
import { useActions, useClient } from '../kit/use-client.tsx'
import { useRoomUi } from './room-ui.tsx'

/** Less frequent things: saving, comfort, leaving. */
export function RoomMenu() {
  const preferences = useClient((state) => state.preferences)
  const ended = useClient((state) => state.view?.drill.ended !== null)
  const rules = useClient((state) => state.view?.handbook.policyTitle ?? '')
  const saved = useClient(({ view, savedTo }) =>
    view === null || savedTo === null ? 'not saved' : `saved up to ${clockOf(view, savedTo)}`,
  )
  const actions = useActions()
  const ui = useRoomUi()
  const sizes = { normal: 'large', large: 'larger', larger: 'normal' } as const
  const doIt: Readonly<Record<string, () => void | Promise<void>>> = {
    rules: () => ui.openHelp(),
    save: async () => {
      const file = await actions.saveFile()
      if (file !== null) saveTextAs(file.name, file.text)
    },
    size: () => actions.setPreferences({ textSize: sizes[preferences.textSize] }),
    motion: () => actions.setPreferences({ motion: preferences.motion === 'reduced' ? 'system' : 'reduced' }),
    sound: () => actions.setPreferences({ sound: !preferences.sound }),
    coach: () => actions.setPreferences({ coachDone: false }),
    end: () => ui.openForm('endDrill'),
    leave: () => actions.leave(),
  }
  return (
    <MenuTrigger>
      <Button className="button icon" aria-label="Menu">
        <MenuIcon size={15} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" onAction={(key) => void doIt[String(key)]?.()}>
          <MenuItem id="rules">House rules: {rules}</MenuItem>
          <MenuItem id="save">Export save file</MenuItem>
          <MenuItem id="size">Text size: {preferences.textSize}</MenuItem>
          <MenuItem id="motion">
            Motion: {preferences.motion === 'reduced' ? 'reduced' : 'as the system'}
          </MenuItem>
          <MenuItem id="sound">Sound: {preferences.sound ? 'on' : 'off'}</MenuItem>
          <MenuItem id="coach">Show the coach again</MenuItem>
          {!ended && <MenuItem id="end">End the drill here …</MenuItem>}
          <MenuItem id="leave">Leave to the title ({saved})</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
