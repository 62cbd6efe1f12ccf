/** Turns of phrase that several checklists look for, in the language of `phrase.ts`. */

const customerThings =
  'customer|customers|user|users|shopper|shoppers|merchant|merchants|visitor|visitors|people|request|requests|order|orders|checkout|checkouts|payment|payments|search|searches|login|logins|page|pages|visit|visits|site|store|shop|storefront|app|service|services|website|cart|carts|transactions|api'
const troubles =
  "fail|fails|failing|failed|slow|slower|slowly|slowness|error|errors|unable|cannot|can't|unavailable|delay|delayed|delays|timeouts|timing|affected|impacted|degraded|degradation|problems|problem|trouble|longer|down|disrupted|incomplete|rejected|intermittent|intermittently|issues"

export const impactPhrases = [
  `${customerThings} <7> ${troubles}`,
  `${troubles} <5> ${customerThings}`,
  `${customerThings} <4> recovered|normal|normally|succeed|succeeding|working|complete|back`,
  'reduced|elevated|increased|degraded|high|higher <2> performance|errors|latency|error|response|rates|failures',
  `${customerThings} can <4> again`,
  'no impact|effect <2> on|for customers|users',
  `some|many|few|most|part of you <4> ${troubles}`,
  `${customerThings} <2> time|timing out`,
]

export const scopePhrases = [
  '@number %|percent|customers|users|orders|requests|regions|region|markets',
  'some|most|many|few|half|part|all|fraction|portion|subset|minority|majority|share|quarter|third of? our? <2> customers|users|shoppers|people|requests|orders|checkouts|payments|visits|pages|visitors|traffic|merchants',
  'all|every|both <2> country|countries|market|markets|region|regions',
  'everywhere|worldwide',
  'a small|large? subset|fraction|portion|part|share|number of',
  'customers|users|shoppers|services|requests|only in|from|on @any',
  'one|@number in|of @number',
  'other|others|all <3> unaffected|normal',
  'is|are not affected|impacted',
  'limited|confined|restricted to',
  'is|are <1> unaffected|untouched',
]

export const nextUpdatePhrases = [
  'next|another|further|new|following <2> update|post|news|message|report|note|brief|briefing <4> at|by|in|within|before|around|no <3> @clock|@number|@attachedUnit|half',
  'next|another|further <2> update|post|report|briefing @clock|@attachedUnit',
  'next update @number @unit',
  'update|post|write|report|brief <5> again? at|by|in|within|before|every <2> @clock|@number|@attachedUnit',
  'back with|here with? <3> by|at|in|within @clock|@number|@attachedUnit',
  'updates every|each @number',
  'share|say|tell|know <2> more <3> by|in|within|at|before <2> @clock|@number|@attachedUnit',
  'more <2> information|news|details <3> by|in|within|at <2> @clock|@number|@attachedUnit',
  'keep you <1> posted|updated|informed every|each|by @any',
  'next one|word|round <2> at|in|by <2> @clock|@number|@attachedUnit',
  'next|more|again at|in|by <1> @clock|@number|@attachedUnit',
]

const restored = 'fixed|resolved|restored|back|recovered|normal|over|repaired|solved|up|mitigated'
export const etaPhrases = [
  `will|should|shall|is|to be? <2> ${restored} <4> by|in|within|before|at|around <2> @clock|@number|@attachedUnit|half|tonight|tomorrow`,
  `will|should be <2> ${restored} soon|shortly|quickly|momentarily|tonight|tomorrow`,
  'eta <3> @clock|@number|@attachedUnit',
  'eta is|of @any',
  `${restored}|recovery|fix|resolution within|in the|an hour|hours`,
  'we|it|this should|will be done|over <2> in|by|within|soon|shortly',
  'fix|resolution|recovery|repair <3> expected|due|planned|in|by|within <3> @clock|@number|@attachedUnit|half|soon|shortly',
  `hope|hoping|aim|aiming <4> ${restored} <4> @clock|@number|@attachedUnit|soon|shortly|quickly|tonight`,
  `expect|expecting|expected|estimate|estimated|anticipate|promise|guarantee <5> ${restored}|fix|recovery|resolution|restoration <4> @clock|@number|@attachedUnit|half|soon|shortly|tonight`,
]

export const timeBoxPhrases = [
  '@number @unit',
  '@attachedUnit',
  'by|at|until|before @clock',
  '@number more? minute|minutes',
  'half an hour',
  'an hour',
]

export const conditionPhrases = [
  'p99|p95|p50|latency|errors|error|rate|rates|cpu|queue|queues|burn|throughput|traffic|goodput|retries|load <4> is|are|at|rose|fell|falls|falling|rising|up|down|above|below|flat|back|holding|stable|climbing|growing|has|have|unchanged|steady',
  'zone|zones|region|service|services|fleet|cluster|api|checkout|checkouts|database|cache|storefront|payments|network <3> is|are|shows|looks|remains|stays|have|has <3> slow|slower|degraded|grey|gray|down|failing|failed|unhealthy|healthy|drained|recovering|recovered|stable|overloaded|saturated|impaired|normal',
  'we|i see|observe|are|am|still <1> seeing|see|observing',
  '@number % of @any',
  'p99|p95|p50|latency|errors|error|rate|cpu|retries|queue <1> @number|still|high|higher|low|lower|elevated|normal',
  'is|are|looks|remains <1> slow|slower|degraded|grey|gray|down|impaired|unhealthy|drained|saturated|overloaded',
  'still failing|slow|degraded|burning|down|bad|broken',
  'not|no|getting|much <1> better|worse',
]

export const actionPhrases = [
  "we|i|they|team|engineer|lead|on|operations|ops|comms|database|network|storefront|platform|payments are|is|am|have|has|will|'re|has|been <3> @gerund|@participle",
  "we're|i'm|we've|i've|they're|we'll|i'll <2> @any",
  'drain|drained|draining|freeze|froze|freezing|capped|capping|shifted|shifting|rolled|rolling|suspended|suspending|paged|shed|shedding|restarted|restarting|investigating|checking|verifying|readmitted|readmitting @any',
  'checks|drains|watches|investigates|pages|tests|verifies|restarts @any',
  'drain|failover|rollback|restart|check <1> in progress',
  'checking|working|trying|testing|rolling|failing|moving @any',
]

export const needPhrases = [
  'we|i|they need|needs|require|want @any',
  'need|needs|need is|are @any',
  'no|nothing <2> need|needs|needed|required|help|blockers',
  "don't need anything|anybody|anyone|more|help",
  'need|needs nothing|none|help|somebody|nobody',
  'waiting for|on @any',
  'please send|page|join|provide|bring|get|approve|give @any',
  'need|help from @any',
  'asking|ask for @any',
]

export const acknowledgePhrases = [
  'understood|copy|copied|acknowledged|acknowledge|ack|thanks|thank|roger|received|noted|heard|okay|ok',
  'got it|that',
  'will do',
  'i|we hear|see|read you|that|it',
]
