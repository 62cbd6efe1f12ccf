import './evidence.css'
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import type { EvidenceRequest } from './evidence-request.ts'
import { LogDrawer } from './log-drawer.tsx'

const EvidenceContext = createContext<(request: EvidenceRequest) => void>(() => undefined)

/** Gives everything below it the log drawer: claims open it at the entries they rest on. */
export function EvidenceProvider({ children }: { children: ReactNode }) {
  const [request, setRequest] = useState<EvidenceRequest | null>(null)
  const cameFrom = useRef<HTMLElement | null>(null)
  const open = useCallback((next: EvidenceRequest) => {
    cameFrom.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    setRequest(next)
  }, [])
  const close = useCallback(() => {
    setRequest(null)
    cameFrom.current?.focus()
  }, [])
  return (
    <EvidenceContext value={open}>
      <div className={request === null ? 'evidence-page' : 'evidence-page evidence-page--beside'}>
        {children}
      </div>
      {request !== null && <LogDrawer request={request} onClose={close} />}
    </EvidenceContext>
  )
}

/** Opens the log drawer of the page around. */
export function useOpenEvidence(): (request: EvidenceRequest) => void {
  return useContext(EvidenceContext)
}

/** Opens the log at the entries that carry a claim. Shows nothing when there are none. */
export function Evidence({ title, cites }: EvidenceRequest) {
  const open = useContext(EvidenceContext)
  if (cites.length === 0) return null
  return (
    <button type="button" className="evidence-button" onClick={() => open({ title, cites })}>
      {cites.length === 1 ? '1 log line' : `${cites.length} log lines`}
      <span className="unseen"> for: {title}</span>
    </button>
  )
}
