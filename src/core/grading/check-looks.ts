import { lookSource } from '../command/index.ts'
import { createDrill, type DrillSetup, existsToLookAt } from '../drill/index.ts'
import type { Problem } from '../scenario/index.ts'

/** What clues and plays say to look at is there: a look at nothing is refused, and shows nothing. */
export function checkLooks(setup: DrillSetup): readonly Problem[] {
  const drill = createDrill(setup)
  const { clues, playbook } = setup.scenario
  const places = [
    ...clues.flatMap(({ seenAt }, c) =>
      seenAt.map(({ source, subject }, p) => ({
        source,
        subject,
        path: `$.clues[${c}].seenAt[${p}].subject`,
      })),
    ),
    ...playbook.flatMap(({ command }, p) => {
      const source = lookSource.safeParse(command.source)
      return command.kind === 'lookAt' && source.success && typeof command.subject === 'string'
        ? [{ source: source.data, subject: command.subject, path: `$.playbook[${p}].command.subject` }]
        : []
    }),
  ]
  return places
    .filter(({ source, subject }) => !existsToLookAt(drill, source, subject))
    .map(({ source, subject, path }) => ({
      path,
      message: `There is no "${subject}" to look at in ${source}.`,
      mend: 'Use a dashboard, service, runbook, change or console page of the scenario; "screens" in the text game lists them.',
    }))
}
