const set = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const irregularParticiples = set(
  'been done seen known taken gone made had found kept caught sent told thought run set put read cut built held left lost met paid said sold spent stood understood won written chosen broken driven fallen given grown shown spoken thrown begun drawn come become bought brought dealt felt got gotten heard hit led let shut slept split spread stuck taught woken worn begun hurt meant overridden overseen undone withdrawn withheld rebuilt reset rerun foreseen frozen stolen forgotten hidden proven torn sought swept hung bound fed fled shed sunk slid swung',
)
const notParticiples = set('need speed seed feed shed red bed led indeed exceed proceed succeed')

const notGerunds = set(
  'nothing something anything everything during thing bring king string spring morning evening',
)

/** Grammar words that a real sentence has and a list of keywords has not. */
export const functionWords = set(
  "the a an of to in on at by for from with and or but as if so than then that this these those is are was were be been being am it its we our us you your they their them he she his her i i'm i'll i've we're we'll we've they're it's that's not no will would can could may might must shall should have has had do does did until while when where which who what how because after before about into over under per only still all any each some more most there here out up down now please let low medium high don't doesn't didn't can't won't isn't aren't nothing everything everyone everybody",
)

const numberWords = set(
  'zero one two three four five six seven eight nine ten fifteen twenty thirty forty fifty sixty ninety half quarter hundred thousand million',
)
const timeUnits = set('s sec secs second seconds m min mins minute minutes h hr hrs hour hours day days')
const people = set(
  'engineer engineers developer developers operator operators admin admins administrator administrators intern contractor contractors responder responders technician dba staff team teams person someone somebody anybody nobody he she they we everyone everybody people colleague colleagues author reviewer reviewers manager managers sre sres oncaller employee employees commander deputy scribe i you who',
)
const systems = set(
  'request requests call calls service services server servers instance instances host hosts node nodes pod pods container containers job jobs probe probes check checks connection connections launch launches deploy deployment query queries packet packets dns resolver resolvers cache caches write writes read reads process processes disk disks volume volumes autoscaler scaler balancer balancers monitor alarm queue queues client clients app application system systems api endpoint endpoints database replica replicas zone region network login logins checkout checkouts payment payments order orders upload uploads page pages build pipeline script migration test tests retry retries attempt attempts transaction transactions failover failovers lookup lookups session sessions token tokens message messages certificate browser browsers device devices worker workers thread threads lease leases it which that',
)
const customers = set(
  'customer customers user users visitor visitors client clients shopper shoppers request requests order orders payment payments checkout checkouts visit visits market markets merchants account accounts record records data message messages nobody none',
)
const determiners = set(
  'a an the at no any one two three its their his her our your my this that these those more fewer less enough access in on only exactly some both each all to of zero',
)
const harmVerbs = set(
  'caused broke breaks breaking crashed destroyed misconfigured mistyped botched bungled forgot overlooked failed neglected ignored deleted wiped dropped pushed deployed triggered introduced messed screwed ruined brought took missed disabled killed typed corrupted leaked exposed mishandled mismanaged',
)
const plainHarmVerbs = set(
  'caused broke crashed destroyed misconfigured mistyped botched bungled messed screwed ruined mishandled mismanaged corrupted',
)

/** Given names common enough to read as a person where a text has no list of people. Ambiguous ones are left out. */
const givenNames = set(
  'john bob alice carol dave david mike michael sarah sara anna anne peter paul james robert mary linda susan karen nancy lisa laura emma olivia noah liam lucas jan tom thomas tim kevin brian steve steven jeff greg eric erik daniel dan matt matthew andrew chris christopher josh joshua ryan jason justin sam samuel ben benjamin alex alexander maria marie sofia elena irina olga ivan dmitri sergei yuki hiroshi kenji wei ling ming chen priya raj rahul amit anil sunita deepak fatima ahmed mohammed ali omar hassan aisha layla carlos juan jose luis diego pedro ana lucia pablo miguel hans klaus jurgen stefan markus fritz pierre jean luc claire sophie giulia marco luca mateo kim jane joe jim jill julie julia kate katie emily rachel rebecca hannah jessica jennifer amy andrea patrick sean kyle adam aaron nick nicole natalie victor viktor oscar felix hugo nina eva bjorn lars sven ingrid',
)

export function isNumber(word: string): boolean {
  return (word.charCodeAt(0) >= 48 && word.charCodeAt(0) <= 57) || numberWords.has(word)
}

export function isClock(word: string): boolean {
  return /^(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/.test(word)
}

const attachedUnit = /^\d+(?:[.,]\d+)?(?:s|sec|m|min|mins|h|hr|hrs|d|ms)$/

/** Word classes that phrases name with `@`. */
export const wordClasses: Readonly<Record<string, (word: string) => boolean>> = {
  participle: (word) =>
    irregularParticiples.has(word) || (word.length > 3 && word.endsWith('ed') && !notParticiples.has(word)),
  number: isNumber,
  clock: isClock,
  unit: (word) => timeUnits.has(word),
  attachedUnit: (word) => attachedUnit.test(word),
  person: (word) => people.has(word),
  system: (word) => systems.has(word),
  customer: (word) => customers.has(word),
  determiner: (word) => determiners.has(word) || isNumber(word),
  harm: (word) => harmVerbs.has(word),
  plainHarm: (word) => plainHarmVerbs.has(word),
  givenName: (word) => givenNames.has(word),
  gerund: (word) => word.length > 4 && word.endsWith('ing') && !notGerunds.has(word),
  content: (word) => !functionWords.has(word) && word !== '!!',
  adverb: (word) => word.length > 4 && word.endsWith('ly'),
  any: () => true,
}
