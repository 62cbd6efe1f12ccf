import { useMemo } from 'react'
import type { LogEntry } from '../../../../core/drill/index.ts'
import { useClient } from '../../kit/use-client.tsx'

/** A moment at which an action took hold: the same number on every chart and in the list above them. */
export interface ChartMark {
  readonly number: number
  readonly at: number
  readonly label: string
}

export function chartMarks(log: readonly LogEntry[]): readonly ChartMark[] {
  return log
    .flatMap(({ at, event }) => {
      if (event.kind === 'actionTookEffect') return [{ at, label: event.label }]
      if (event.kind === 'actionUndone') return [{ at, label: `${event.label}, taken back` }]
      return []
    })
    .map((mark, index) => ({ ...mark, number: index + 1 }))
}

export function useChartMarks(): readonly ChartMark[] {
  const log = useClient((state) => state.view?.log)
  return useMemo(() => chartMarks(log ?? []), [log])
}
