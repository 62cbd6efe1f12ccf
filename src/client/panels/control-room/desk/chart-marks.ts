import { useMemo } from 'react'
import type { ToldEntry } from '../../../../core/drill/index.ts'
import { useClient } from '../../kit/use-client.tsx'

/** A moment at which an action took hold: the same number on every chart and in the list above them. */
export interface ChartMark {
  readonly number: number
  readonly at: number
  readonly label: string
}

export function chartMarks(log: readonly ToldEntry[]): readonly ChartMark[] {
  const approved = new Map<string, string>()
  return log
    .flatMap(({ at, event }) => {
      // Only the approval names where: "Drain a zone: us-east-1b".
      if (event.kind === 'actionApproved') approved.set(event.executionId, event.label)
      if (event.kind === 'actionTookEffect')
        return [{ at, label: approved.get(event.executionId) ?? event.label }]
      if (event.kind === 'actionUndone') return [{ at, label: `${event.label}, taken back` }]
      return []
    })
    .map((mark, index) => ({ ...mark, number: index + 1 }))
}

export function useChartMarks(): readonly ChartMark[] {
  const log = useClient((state) => state.view?.log)
  return useMemo(() => chartMarks(log ?? []), [log])
}
