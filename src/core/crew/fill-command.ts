import type { Command } from '../command/index.ts'
import type { Play } from '../scenario/index.ts'
import type { SeatSenses } from '../view/index.ts'
import type { Pen } from './pen.ts'

/**
 * A play's command as it can be given now: names replaced by the ids of this drill (`{inject:id}` -> message,
 * `{page}` -> the oldest page nobody acknowledged, `{execution:actionId}`, `{task:investigationId}`), texts filled.
 * Null when something it refers to is not there. Whether it is possible is another question: see `isPossible`.
 */
export function fillCommand(play: Play, senses: SeatSenses, pen: Pen): Command | null {
  const filled = fillValue(play.command, '', { play, senses, pen })
  return filled === null ? null : (filled as Command)
}

interface Filling {
  readonly play: Play
  readonly senses: SeatSenses
  readonly pen: Pen
}

/** `member`: the dotted path in the command. */
function fillValue(value: unknown, member: string, filling: Filling): unknown {
  const { play, senses, pen } = filling
  if (typeof value === 'string') {
    const reference = /^\{(inject|page|execution|task)(?::([^{}]+))?\}$/.exec(value)
    if (reference === null) return pen({ play, member, text: value }, senses)
    return idOf(reference[1] ?? '', reference[2] ?? '', senses)
  }
  const below = (name: string | number) => (member === '' ? String(name) : `${member}.${name}`)
  if (Array.isArray(value)) return value.map((each, index) => fillValue(each, below(index), filling))
  if (typeof value !== 'object' || value === null) return value
  const filled: Record<string, unknown> = {}
  for (const [key, each] of Object.entries(value)) {
    const result = fillValue(each, below(key), filling)
    if (result === null && each !== null) return null
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
