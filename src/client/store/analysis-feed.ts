import type { DrillRecord } from '../../core/drill/index.ts'
import type { KeptOutcome } from '../../core/table/index.ts'
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

/** Runs the analysis of an ended drill and collects what arrives; a new start replaces the old, whose results stand until then. */
export function createAnalysisFeed(
  link: AnalystLink,
  /** The scenario of a hash, where it did not come with the page. */
  scenarioOf: (hash: string) => unknown,
  getState: () => ClientState,
  setState: (change: Partial<ClientState>) => void,
  reportProblem: (message: string, mend: string) => void,
  /** Grade and post-mortem have come. */
  keepOutcome: (outcome: KeptOutcome) => void,
) {
  let stopCurrent: (() => void) | null = null
  const add = (change: Partial<Analysis>) => setState({ analysis: { ...getState().analysis, ...change } })
  const keepOnceWhole = () => {
    const { grade, postmortem } = getState().analysis
    if (grade !== null && postmortem !== null) keepOutcome({ grade, report: postmortem.markdown })
  }
  return {
    start(record: DrillRecord) {
      stopCurrent?.()
      add({ status: 'running', decisions: [] })
      stopCurrent = link.analyse(record, scenarioOf(record.scenarioHash), (message) => {
        switch (message.kind) {
          case 'grade':
            add({
              grade: message.grade,
              log: message.log,
              debrief: message.debrief,
              twist: message.twist,
            })
            return keepOnceWhole()
          case 'decision':
            return add({ decisions: [...getState().analysis.decisions, message.decision] })
          case 'postmortem': {
            const { kind: _, ...postmortem } = message
            add({ postmortem })
            return keepOnceWhole()
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
