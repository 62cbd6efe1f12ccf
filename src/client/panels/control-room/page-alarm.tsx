import { Siren } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { ringPager } from '../kit/ring-pager.ts'
import { useActions, useClient } from '../kit/use-client.tsx'
import { mayDo } from './may-do.ts'

/** A page that nobody has acknowledged: read out at once, and one key away from being acknowledged. */
export function PageAlarm() {
  const view = useClient((state) => state.view)
  const sound = useClient((state) => state.preferences.sound)
  const actions = useActions()
  const open = view?.pages.filter((page) => page.acknowledgedAt === null && page.urgency === 'high') ?? []
  const newest = open.at(-1)
  const rung = useRef<string | null>(null)
  useEffect(() => {
    if (newest === undefined || rung.current === newest.pageId) return
    rung.current = newest.pageId
    if (sound) ringPager()
  }, [newest, sound])
  return (
    <div role="alert" className="page-alarm-place">
      {newest !== undefined && view !== null && (
        <div className="page-alarm">
          <Siren size={18} aria-hidden />
          <p>
            <strong>Page: {newest.title}</strong> <span className="page-detail">{newest.detail}</span>
            {open.length > 1 ? ` (and ${open.length - 1} more)` : ''}
          </p>
          {mayDo(view, 'acknowledgePage') && (
            <button
              type="button"
              className="button"
              onClick={() => void actions.send({ kind: 'acknowledgePage', pageId: newest.pageId })}
            >
              Acknowledge <kbd>a</kbd>
            </button>
          )}
        </div>
      )}
    </div>
  )
}
