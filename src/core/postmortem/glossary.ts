import type { PostmortemFacts } from './postmortem-facts.ts'

interface Term {
  readonly term: string
  readonly meaning: string
}

/** The terms of the document that a reader from another department may not know. */
export function glossaryOf(facts: PostmortemFacts): Term[] {
  const { target, windowDays, label } = facts.objective
  const allowed = Math.round((1 - target) * 1e6) / 1e4
  return [
    {
      term: 'Customer-minute',
      meaning:
        'one customer kept for one minute from what they came to do; a visit that was given up counts as thirty',
    },
    {
      term: 'Error budget',
      meaning: `the ${allowed} % of visits that may fail in ${windowDays} days under the objective "${label}"`,
    },
    { term: 'p99', meaning: 'the time within which 99 of 100 requests were answered' },
    { term: 'Onset', meaning: 'the first sample of a stretch in which more than 1 % of visits failed' },
    { term: 'Mitigated', meaning: 'customers are served again, while the trigger may still be there' },
    {
      term: 'Resolved',
      meaning: 'customers are served, and it has been verified from their side that it stays so',
    },
    { term: 'Amplifier', meaning: 'a condition that turns a small trouble into a large one' },
  ]
}
