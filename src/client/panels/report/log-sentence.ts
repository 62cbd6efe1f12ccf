import type { SeatView } from '../../../core/consoles/index.ts'
import type { ToldEntry } from '../../../core/drill/index.ts'
import { actorName, nameOf } from '../../store/index.ts'
import { channelLine } from '../control-room/channel-line.ts'
import { isQuiet, type QuietEvent } from '../control-room/quiet-event.ts'

export interface LogSentence {
  readonly speaker: string
  readonly text: string
  readonly tags: readonly string[]
  /** Not visible to any seat while the drill ran. */
  readonly hidden: boolean
}

/** An entry of the whole log in words, with what the channel never shows: looks, edits and what the world did. */
export function logSentence(entry: ToldEntry, view: SeatView): LogSentence {
  const { event, hidden, by } = entry
  if (isQuiet(event)) {
    const { text, tag } = quietSentence(event, view)
    return { speaker: actorName(view, by), text, tags: [tag], hidden }
  }
  const line = channelLine(entry, view)
  return { speaker: line?.speaker ?? '', text: line?.text ?? '', tags: line?.tags ?? [], hidden }
}

interface QuietSentence {
  readonly text: string
  readonly tag: string
}

function quietSentence(event: QuietEvent, view: SeatView): QuietSentence {
  switch (event.kind) {
    case 'lookedAt': {
      const shell = event.subject.startsWith('cli:')
      const what = shell
        ? `console, from the terminal: ${event.subject.slice(4)}`
        : `${event.source}: ${event.subject}`
      return { text: `Looked at ${what}${event.showed ? '' : ' (it showed nothing)'}`, tag: 'look' }
    }
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
    case 'interventionMade':
      return { text: `What was done to the world: ${event.intervention}`, tag: 'world' }
    case 'clueReached': {
      const who = event.seat === view.drill.seat ? 'you' : nameOf(view, event.seat)
      return { text: `The clue ${event.clueId} reached ${who}`, tag: 'clue' }
    }
    case 'injectSent':
      return { text: `A message was sent early: ${event.injectId}`, tag: 'facilitator' }
    case 'markOverridden':
      return {
        text: `${event.marker} is set to ${event.rating ?? 'not observed'}: ${event.reason}`,
        tag: 'facilitator',
      }
  }
}
