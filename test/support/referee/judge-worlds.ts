import { type CourseComparison, type CourseFigure, compareCourse } from './compare-course.ts'
import { domainText } from './domain.ts'
import { courseSeconds, drawWorld } from './draw-world.ts'
import type { Script } from './script.ts'
import { suspicions } from './suspects.ts'

export interface Session {
  readonly seed: number
  /** Number of the first world; those before it are not played. */
  readonly first: number
  readonly worlds: number
  readonly json: boolean
  /** For each world that is apart: what agrees when one thing is taken out of it. */
  readonly why: boolean
}

const eventsPerWorld = 4_000_000
const tolerance = 0.1
const enoughShare = 0.95
/** Worlds of neighbouring seeds have nothing in common. */
const seedStep = 7919

export const worldSeed = (seed: number, index: number): number => (seed + seedStep * index) % 2 ** 31

export interface JudgedWorld extends CourseComparison {
  readonly index: number
  readonly script: Script
}

export const agrees = ({ excess }: CourseFigure): boolean => excess <= tolerance

export function judgeWorld(seed: number, index: number, events = eventsPerWorld): JudgedWorld {
  const drawn = worldSeed(seed, index)
  const script = drawWorld(drawn)
  return { index, script, ...compareCourse(script, { seed: drawn % 100_000, events }) }
}

/** Draws, plays and prints. True when goodput and p99 of visits both agree in 19 of 20 worlds. */
export function judgeWorlds({ seed, first, worlds, json, why }: Session): boolean {
  const judged: JudgedWorld[] = []
  const say = (line: string): void => {
    if (!json) console.log(line)
  }
  say(`Seed ${seed}, worlds ${first} to ${first + worlds - 1}, ${courseSeconds} s each. The domain:`)
  for (const line of domainText) say(`  ${line}`)
  say(
    'Visits, means over the whole course from the same start; ± the 95 % half-width of the referee; * more than 10 % beyond chance.\n',
  )
  say('| world | runs | goodput model | referee | p99 model | referee | services apart | what |')
  say('| --: | --: | --: | --: | --: | --: | --- | --- |')
  for (let index = first; index < first + worlds; index++) {
    const world = judgeWorld(seed, index)
    judged.push(world)
    say(rowOf(world))
    if (!why) continue
    for (const figure of world.figures)
      if (figure.what.startsWith('visits') && !agrees(figure))
        say(reasons(world, figure, worldSeed(seed, index)))
  }
  const count = (what: string): number =>
    judged.filter(({ figures }) => figures.every((figure) => figure.what !== what || agrees(figure))).length
  const compared = judged.filter(({ figures }) => figures.some(({ what }) => what === 'visits p99')).length
  const [goodput, p99] = [count('visits goodput'), count('visits p99')]
  say(`\nWithin 10 % (after chance): goodput in ${goodput} of ${worlds} worlds, p99 in ${p99} of ${worlds}`)
  say(
    `(nothing to compare in ${worlds - compared}: hardly anybody is served). Aim: ${Math.ceil(enoughShare * worlds)}.`,
  )
  if (json) console.log(JSON.stringify({ seed, goodput, p99, worlds: judged }))
  return Math.min(goodput, p99) >= enoughShare * worlds
}

function rowOf({ index, figures, runs, twoStates, script }: JudgedWorld): string {
  const shown = (what: string): string => {
    const figure = figures.find((each) => each.what === what)
    if (figure === undefined) return ' – | – |'
    const { model, referee, halfWidth } = figure
    return ` ${agrees(figure) ? '' : '*'}${number(model)} | ${number(referee)} ± ${number(halfWidth)} |`
  }
  const services = figures.filter((figure) => !figure.what.startsWith('visits') && !agrees(figure))
  const apart = services.map(({ what, model, referee }) => `${what} ${number(model)} / ${number(referee)}`)
  const runsText = `${runs}${twoStates ? ', two states' : ''}`
  return `| ${index} | ${runsText} |${shown('visits goodput')}${shown('visits p99')} ${apart.join('; ')} | ${describe(script)} |`
}

/** Those without which the figure agrees, and those without which the gap is half of what it was. */
function reasons({ script, index }: JudgedWorld, { what, excess }: CourseFigure, drawn: number): string {
  const all = suspicions(script, what, { seed: drawn % 100_000, events: 1_000_000 })
  const cured = all.filter(({ figure }) => agrees(figure)).map(({ id }) => id)
  const halved = all
    .filter(({ figure }) => !agrees(figure) && figure.excess < excess / 2)
    .map(({ id, figure }) => `${id} (${(100 * figure.excess).toFixed(0)} % left)`)
  return `| ${index} | | ${what}: apart by ${(100 * excess).toFixed(0)} %; agrees without: ${cured.join(', ') || 'nothing'}; half without: ${halved.join(', ') || 'nothing'} |`
}

/** The parts that a world has, in few words. */
export function describe({ topology, steps }: Script): string {
  const { services, links, zones, networks = [] } = topology
  const some = (word: string, has: boolean): string[] => (has ? [word] : [])
  const pulse = steps.flatMap((step) => ('start' in step ? [step.start.kind] : []))
  return [
    `${services.length} services, ${zones.length} zones`,
    ...some('two regions', new Set(zones.map(({ region }) => region)).size > 1),
    ...some(
      'lifo',
      services.some(({ queueDiscipline }) => queueDiscipline === 'lifo'),
    ),
    ...some(
      'contention',
      services.some(({ contention }) => contention),
    ),
    ...some(
      'deadlines',
      services.some(({ dropsExpired }) => dropsExpired),
    ),
    ...some(
      'memory',
      services.some(({ memory }) => memory),
    ),
    ...some(
      'limit',
      services.some((service) => service.concurrencyLimitPerInstance),
    ),
    ...some(
      'checks',
      services.some(({ healthCheck }) => healthCheck),
    ),
    ...some(
      'breaker',
      links.some(({ breaker }) => breaker),
    ),
    ...some(
      'pool',
      links.some(({ pool }) => pool),
    ),
    ...some(
      'cache',
      links.some(({ cache }) => cache),
    ),
    ...some(
      'shared entries',
      links.some(({ cache }) => cache?.sharedEntries),
    ),
    ...some(
      'parallel',
      links.some(({ parallel }) => parallel),
    ),
    ...some('network', networks.length > 0),
    ...pulse,
  ].join(', ')
}

function number(value: number): string {
  if (!Number.isFinite(value)) return '?'
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
