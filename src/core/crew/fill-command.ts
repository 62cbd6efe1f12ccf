import type { Command, SeatSenses } from '../drill/index.ts'
import type { Play } from '../scenario/index.ts'
import { fillText } from './fill-text.ts'

/**
 * A play's command as it can be given now: names replaced by the ids of this drill (`{inject:id}` -> message,
 * `{page}` -> the oldest page nobody acknowledged, `{execution:actionId}`, `{task:investigationId}`), texts filled.
 * Null when something it refers to is not there. Whether it is possible is another question: see `isPossible`.
 */
export function fillCommand(play: Play, senses: SeatSenses): Command | null {
  const minutes = play.command.nextUpdateMinutes
  const filled = fillValue(play.command, senses, typeof minutes === 'number' ? minutes : null)
  return filled === null ? null : (filled as Command)
}

function fillValue(value: unknown, senses: SeatSenses, nextUpdateMinutes: number | null): unknown {
  if (typeof value === 'string') {
    const reference = /^\{(inject|page|execution|task)(?::([^{}]+))?\}$/.exec(value)
    if (reference === null) return fillText(value, senses, nextUpdateMinutes)
    return idOf(reference[1] ?? '', reference[2] ?? '', senses)
  }
  if (Array.isArray(value)) return value.map((each) => fillValue(each, senses, nextUpdateMinutes))
  if (typeof value !== 'object' || value === null) return value
  const filled: Record<string, unknown> = {}
  for (const [key, member] of Object.entries(value)) {
    const result = fillValue(member, senses, nextUpdateMinutes)
    if (result === null && member !== null) return null
    filled[key] = result
  }
  return filled
}

function idOf(kind: string, name: string, senses: SeatSenses): string | null {
  if (kind === 'page') {
    const open = senses.pages.find((page) => page.acknowledgedAt === null && page.clearedAt === null)
    return (open ?? senses.pages.find((page) => page.acknowledgedAt === null))?.pageId ?? null
  }
  if (kind === 'execution') {
    const running = senses.executions.filter((each) => each.actionId === name && each.canUndo)
    return running[running.length - 1]?.executionId ?? null
  }
  if (kind === 'task') return openTask(name, senses)
  return senses.messageOf(name)
}

function openTask(investigationId: string, senses: SeatSenses): string | null {
  for (const entry of senses.logSince(0)) {
    if (entry.event.kind !== 'taskAssigned' || entry.event.investigationId !== investigationId) continue
    const { taskId } = entry.event
    if (senses.tasks.some((task) => task.taskId === taskId && task.reportedAt === null)) return taskId
  }
  return null
}
