import { useEffect } from 'react'
import type { LookSource } from '../../../../core/command/index.ts'
import type { DeskTab } from '../../../store/index.ts'
import { useActions, useClient } from '../../kit/use-client.tsx'

/** Opens `subject` when a tab is first shown with nothing in it; returns what is open. */
export function useOpened(tab: DeskTab, source: LookSource, subject: string | undefined): string | undefined {
  const open = useClient((state) => state.desk.subjects[tab])
  const ended = useClient((state) => state.view?.drill.ended !== null)
  const actions = useActions()
  useEffect(() => {
    if (open === undefined && subject !== undefined && !ended) actions.look(source, subject)
  }, [open, subject, source, actions, ended])
  return open
}
