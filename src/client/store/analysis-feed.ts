import type { DrillRecord } from '../../core/drill/index.ts'
import type { AnalystLink } from '../link/analyst-link.ts'
import type { Analysis, ClientState } from './client-state.ts'

export const noAnalysis: Analysis = {
  status: 'none',
  grade: null,
  log: [],
  debrief: [],
  twist: null,
  decisions: [],
  postmortem: null,
  replay: [],
}

/** Runs the analysis of an ended drill and collects what arrives; a new start replaces the old. */
export function createAnalysisFeed(
  link: AnalystLink,
  /** The scenario of a record, where it did not come with the page. */
  scenarioOf: (record: DrillRecord) => unknown,
  getState: () => ClientState,
  setState: (change: Partial<ClientState>) => void,
  reportProblem: (message: string, mend: string) => void,
) {
  let stopCurrent: (() => void) | null = null
  const add = (change: Partial<Analysis>) => setState({ analysis: { ...getState().analysis, ...change } })
  return {
    start(record: DrillRecord) {
      stopCurrent?.()
      setState({ analysis: { ...noAnalysis, status: 'running' } })
      stopCurrent = link.analyse(record, scenarioOf(record), (message) => {
        switch (message.kind) {
          case 'grade':
            return add({
              grade: message.grade,
              log: message.log,
              debrief: message.debrief,
              twist: message.twist,
            })
          case 'decision':
            return add({ decisions: [...getState().analysis.decisions, message.decision] })
          case 'postmortem': {
            const { kind: _, ...postmortem } = message
            return add({ postmortem })
          }
          case 'replay':
            return add({ replay: message.frames })
          case 'done':
            return add({ status: 'done' })
          case 'problem':
            reportProblem(message.message, message.mend)
            return add({ status: 'failed' })
        }
      })
    },
    stop() {
      stopCurrent?.()
      stopCurrent = null
    },
  }
}
