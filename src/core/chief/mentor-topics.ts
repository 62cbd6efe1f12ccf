/** What the Mentor can be asked about, and the words by which a question is told to be about it. */
export interface MentorTopic {
  readonly id: string
  readonly words: readonly string[]
}

export const MENTOR_TOPICS: readonly MentorTopic[] = [
  { id: 'severity', words: ['severity', 'sev', 'declare', 'level'] },
  { id: 'command', words: ['command', 'commander', 'take', 'lead'] },
  { id: 'roles', words: ['role', 'deputy', 'scribe', 'comms', 'delegate', 'weeds', 'hands'] },
  { id: 'can', words: ['report', 'condition', 'needs', 'sitrep'] },
  { id: 'timebox', words: ['time', 'box', 'timebox', 'task', 'assign', 'investigate'] },
  { id: 'evidence', words: ['evidence', 'gather', 'signal', 'metric', 'log', 'trace', 'look', 'dashboard'] },
  { id: 'hypothesis', words: ['hypothesis', 'cause', 'why', 'theory', 'understand'] },
  { id: 'options', words: ['option', 'decide', 'decision', 'choose', 'risk', 'objection', 'consensus'] },
  { id: 'blast', words: ['blast', 'radius', 'proportion', 'failover', 'region', 'restart'] },
  { id: 'retries', words: ['retry', 'retries', 'amplify', 'storm', 'budget', 'overload'] },
  { id: 'scaling', words: ['scale', 'scaling', 'autoscaler', 'capacity', 'servers', 'cpu'] },
  { id: 'burn', words: ['burn', 'slo', 'budget', 'error'] },
  { id: 'public', words: ['public', 'status', 'post', 'customer', 'page', 'update'] },
  { id: 'executives', words: ['executive', 'cto', 'ceo', 'vp', 'cfo', 'eta', 'boss', 'swoop', 'override'] },
  { id: 'listen', words: ['listen', 'message', 'answer', 'reply', 'acknowledge'] },
  { id: 'handover', words: ['handover', 'hand', 'transfer', 'relieve', 'relief', 'tired', 'fatigue'] },
  { id: 'people', words: ['people', 'team', 'escalate', 'page', 'vendor', 'stand', 'release'] },
  { id: 'verify', words: ['verify', 'resolved', 'mitigated', 'recover', 'monitor', 'over', 'close'] },
  { id: 'postmortem', words: ['postmortem', 'post-mortem', 'learn', 'blame', 'review', 'debrief'] },
]

/** The topic whose words the question uses most; null when none fits. */
export function topicFor(question: string): MentorTopic | null {
  const words = new Set(question.toLowerCase().split(/[^a-z-]+/))
  let best: MentorTopic | null = null
  let most = 0
  for (const topic of MENTOR_TOPICS) {
    const hits = topic.words.filter((word) => words.has(word) || words.has(`${word}s`)).length
    if (hits <= most) continue
    best = topic
    most = hits
  }
  return best
}
