import type { Scenario } from '../../src/core/scenario/index.ts'

export const runbooks: Scenario['runbooks'] = [
  {
    id: 'error-budget',
    title: 'When the error budget burns fast',
    markdown: `# When the error budget burns fast

1. Acknowledge within five minutes. Declare when customers notice, not when you understand.
2. Take command by name; somebody else gets the keyboard.
3. Ask three questions before any change: **Who is hit? What changed? What do the slow requests have in common?**
4. Prefer what can be taken back: drain, cap, shed, suspend. Understand afterwards.
5. First public words within five minutes of declaring, then at least every twenty. Say when you speak next.

14.4 times the allowed rate, over an hour and over five minutes, spends two percent of the month.`,
  },
  {
    id: 'storefront-slow',
    title: 'Storefront is slow',
    service: 'storefront',
    markdown: `# Storefront is slow

- **CPU high, demand high:** too few servers. Set the fleet, wait four minutes.
- **CPU high, demand flat:** a release or a bad query. Compare versions.
- **CPU low, threads busy:** it waits for somebody. Look at whom, by service *and by zone*, before touching capacity.
- The autoscaler looks at CPU only. In the third case it will do the opposite of what you need.
- Retries sit in devices, gateway and storefront. Each layer multiplies the others.`,
  },
  {
    id: 'zone-drain',
    title: 'Drain a zone',
    service: 'gateway',
    markdown: `# Drain a zone

A zonal shift takes a zone out of all load balancers. It uses the data plane only: no launches, no console.

- Two zones carry three zones' traffic when all three are at their usual size. **Check first that nothing is shrinking the fleet.**
- Say what you expect and by when. Two minutes is usual. Late it takes ten and more: servers are gone by then, and all who gave up come back. A quarter of the customers in the west bridges that.
- Giving the zone back: a tenth, a quarter, half, all, with five clear minutes between steps. Caches there are cold, and what was wrong may still be wrong.
- A drained zone costs money, not customers. There is no hurry to give it back.`,
  },
  {
    id: 'region-standby',
    title: 'The standby region',
    markdown: `# The standby region us-west-2

- One fifth of our capacity, one twentieth of our traffic to keep it warm.
- Takes about a quarter of the customers at once, more after growing for half an hour.
- Sent everybody, it opens its waiting room: three in ten get in, seven wait outside.
- Moves by DNS: minutes for most, much longer for resolvers that keep old answers.
- Orders are copied continuously; ask the database team for the lag **before** moving checkouts.
- Costs about $300 for a quarter over an incident of usual length.`,
  },
  {
    id: 'catalogue-cache',
    title: 'Catalogue cache',
    service: 'catalogue',
    markdown: `# Catalogue cache

Nine of ten reads are answered from memory in the catalogue servers. The database behind is sized for the tenth, with some room.
A restart empties the memory: expect several times the usual load on the database for about four minutes. Warm the cache, let customers in slowly.`,
  },
  {
    id: 'public-words',
    title: 'Words for the status page',
    markdown: `# Words for the status page

What customers notice, how many, since when, what they can do, when we write again. No causes before they are known, no zone or host names, no supplier, no promise of a time, no adjectives.`,
  },
]

/** Seconds from the start of the drill. */
export const changes: Scenario['changes'] = [
  {
    id: 'checkout-release',
    at: -1380,
    service: 'checkout',
    title: 'Release of checkout 4.18',
    detail:
      'New wording on the receipt page, two translations. Rolled out to nine tenths of the servers in all zones between 12:45 and 12:49 UTC; the last tenth keeps the old version until noon local time. No change to calls, timeouts or queries.',
    byRole: 'Checkout developer',
  },
  {
    id: 'marketing-mail',
    at: -720,
    service: 'storefront',
    title: 'Marketing mail "Friday presale"',
    detail: 'Sent to 180,000 addresses over an hour. Expected effect on visits: one to two percent.',
    byRole: 'Marketing',
  },
  {
    id: 'certificate-renewal',
    at: -16_200,
    service: 'gateway',
    title: 'Certificate renewed',
    detail: 'Routine renewal at the edge, in use since 08:42 UTC in all regions.',
    byRole: 'Edge automation',
  },
]
