import type { LogEntry, SeatView } from '../../../core/drill/index.ts'
import { actorName } from '../../store/index.ts'
import { channelLine } from '../control-room/channel-line.ts'

export interface LogSentence {
  readonly speaker: string
  readonly text: string
  readonly tags: readonly string[]
  /** Not visible to any seat while the drill ran. */
  readonly hidden: boolean
}

/** An entry of the whole log in words, with what the channel never shows: looks, edits and what the world did. */
export function logSentence(entry: LogEntry, view: SeatView): LogSentence {
  const line = channelLine(entry, view)
  if (line !== null) return { speaker: line.speaker, text: line.text, tags: line.tags, hidden: entry.hidden }
  const { text, tag } = quietSentence(entry)
  return { speaker: actorName(view, entry.by), text, tags: [tag], hidden: entry.hidden }
}

function quietSentence({ event }: LogEntry): { readonly text: string; readonly tag: string } {
  switch (event.kind) {
    case 'lookedAt':
      return event.subject.startsWith('cli:')
        ? { text: `Looked at console, from the terminal: ${event.subject.slice(4)}`, tag: 'look' }
        : { text: `Looked at ${event.source}: ${event.subject}`, tag: 'look' }
    case 'documentEdited':
      return { text: `${event.section}: ${event.text}`, tag: 'document' }
    case 'reminderSet':
      return { text: event.text, tag: 'reminder set' }
    case 'selfRated':
      return {
        text: [event.wentWell, event.wasHard, event.wouldChange].filter((part) => part !== '').join(' '),
        tag: 'own rating',
      }
    case 'faultStarted':
      return { text: `Fault began: ${event.faultId}`, tag: 'world' }
    case 'faultEnded':
      return { text: `Fault ended: ${event.faultId}`, tag: 'world' }
    case 'machineEntered':
      return { text: `Phase: ${event.state}`, tag: 'world' }
    case 'worldObserved':
      return { text: event.event, tag: 'world' }
    case 'evidenceReached':
      return { text: `Evidence reached the seat: ${event.clueId}`, tag: 'evidence' }
    default:
      return { text: event.kind, tag: 'log' }
  }
}
