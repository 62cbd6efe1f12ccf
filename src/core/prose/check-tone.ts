import { rulePhrases } from './blameless-rules.ts'
import { compileChecklist, runChecklist } from './criterion.ts'
import { etaPhrases } from './spoken-phrases.ts'
import { no, readText, type TextCheck, yes } from './text-check.ts'

const toneChecklist = compileChecklist({
  isAbusive: {
    kind: 'fault',
    mayBeNegated: true,
    phrases: [
      'idiot|idiots|idiotic|moron|morons|stupid|dumb|useless|pathetic|fuck|fucking|fucked|shit|shitty|bullshit|crap|asshole|bastard|bitch|dumbass|clown|clowns|imbecile|retard|retarded|loser|losers|worthless|incompetent',
      'shut up',
      'piss|fuck off',
      'are|is you|he|she|they <2> kidding|blind|deaf|crazy|insane',
      'what is|the wrong with you',
      'what|who|why|how|where the hell|fuck|heck',
      'screw you|this',
      'get|go lost',
    ],
  },
  isBlaming: {
    kind: 'fault',
    phrases: [
      ...rulePhrases['trait-blame'],
      'your|his|her|their|whose fault|mess|mistake|failure|screwup',
      "why did|didn't|do|don't|would|haven't you|he|she|they|anyone|nobody",
      'who did|broke|caused|approved|allowed|pushed this|that|it',
      'you|he|she|they broke|caused|ruined|messed|screwed',
      'you|he|she|they should have @any',
      'this|that|it is|was on you',
      "this|that|it's on you",
      'i|we told you',
      'wasting my|our|the time',
    ],
  },
})

const leastShouted = 4

/** Four words in a row in capitals. */
function findShouting(text: string): TextCheck {
  const reading = readText(text)
  let run = 0
  for (const [at, word] of reading.words.entries()) {
    const raw = text.slice(word.start, word.end)
    const shouted = raw.length >= 2 && raw === raw.toUpperCase() && raw !== raw.toLowerCase()
    run = shouted ? run + 1 : 0
    if (run === leastShouted) return yes('isShouting', reading, at - run + 1, at + 1)
  }
  return no('isShouting')
}

/** Words that hurt people on a bridge. A yes is a fault. */
export function checkTone(text: string): TextCheck[] {
  return [...runChecklist(text, toneChecklist), findShouting(text)]
}

const executiveChecklist = compileChecklist({
  holdsTheLine: {
    kind: 'merit',
    mayBeNegated: true,
    phrases: [
      'we|i will|are|am|shall|keep|stay|continue|remain|stick|proceed|carry|hold <4> plan|course|draining|drain|on|with|going|decision|line',
      "we're|i'm|we'll|i'll <2> keeping|staying|continuing|sticking|proceeding|keep|stay|continue|stick|proceed|hold|holding @any",
      'my|the decision|plan|call stands|is|remains',
      "no|not|don't|won't|cannot|can't|never <3> eta|etas|time|times|estimates|estimate|promise|guess|date|debate|discuss|litigate",
      'i|we give|make|promise no @any',
      'stays|remains drained|frozen|capped|closed|off',
      'no|nothing new|more <5> now|during|until',
      'until <6> i|we do not',
      'not on <3> word',
      'either <8> or',
      'one or the other',
      'severity|sev stays|stands|remains|is',
      'stay|staying|stays at|on|with|as @any',
      "won't|not|don't <3> until|before|while|now",
    ],
  },
  offersCommand: {
    kind: 'merit',
    phrases: [
      'do|would|are|if you <4> take|taking|assume|have|want <2> command',
      'take|assume|taking command|over',
      'hand <3> command',
      'command is yours',
      'want|wish|like to? <1> command',
    ],
  },
  defersRequest: {
    kind: 'merit',
    mayBeNegated: true,
    phrases: [
      'after|once|when|until <5> stable|mitigated|resolved|over|incident|recovered|drained|contained|calm|done',
      'later|afterwards|tomorrow',
      'in the next|post|review|retrospective|postmortem <2> update|mortem|review',
      'in|to|at|with|for the <2> review|postmortem|retrospective|debrief',
      'brief|tell|update|answer you again|by|at|in|after|with',
      'park|parked|parking @any',
      'not now',
      'next <2> update|brief|briefing|report',
      'comms|deputy|scribe|liaison <3> will|has|can',
    ],
  },
  givesEta: { kind: 'fault', phrases: etaPhrases },
  yields: {
    kind: 'fault',
    phrases: [
      'as you wish|say|like|want',
      'whatever you say|want|need',
      "you're|you are the boss",
      'your call',
      "ok|okay|sure|yes <2> we'll|i'll|will do|switch|change|scale|add|stop @any",
    ],
  },
})

/** An answer to somebody senior who presses: holds the line, offers command, or puts it off. */
export function checkExecutiveAnswer(text: string): TextCheck[] {
  return runChecklist(text, executiveChecklist)
}
