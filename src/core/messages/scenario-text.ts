import type { Phrase, PhraseKey, ReplyStance, ScenarioKey } from '../command/index.ts'
import { pickAt, streamKey } from '../determinism/index.ts'
import type { ActionSpec } from '../scenario/index.ts'
import { metricOf } from '../world/index.ts'
import { fillPlayText, type PlayFacts } from './fill-play-text.ts'
import { formatReading } from './format-reading.ts'
import type { Teller } from './teller.ts'

type Texts = Readonly<
  Record<ScenarioKey, (about: About, teller: Teller, second: number) => string | undefined>
>

interface About {
  readonly params: Phrase['params']
  readonly nth: number
}

export const isOfScenario = (key: PhraseKey): key is ScenarioKey => key.startsWith('scenario.')

/** A text of the scenario, with what telemetry showed at that second in its places; '' where the scenario has none. */
export function scenarioText(
  phrase: Phrase & { readonly key: ScenarioKey },
  second: number,
  teller: Teller,
): string {
  const { key, params, nth = 0 } = phrase
  const text = TEXTS[key]({ params, nth }, teller, second) ?? ''
  return text.includes('{series:') ? withReadings(text, second, teller) : text
}

/** "{series:service/checkout/all/p99Ms}" as it read then. */
function withReadings(text: string, second: number, teller: Teller): string {
  return text.replace(/\{series:([^}]+)\}/g, (_, series: string) =>
    formatReading(metricOf(series), teller.reading(series, second)),
  )
}

const idOf = (about: About, name: string): string => String(about.params[name])

const byId = <T extends { readonly id: string }>(
  list: readonly T[],
  about: About,
  name: string,
): T | undefined => list.find((each) => each.id === about.params[name])

const draw = (
  { seed }: Teller,
  cause: string,
  texts: readonly string[] | undefined,
  nth = 0,
): string | undefined => (texts === undefined ? undefined : pickAt(streamKey(seed, cause), nth, texts))

const member = (about: About, { scenario }: Teller) => byId(scenario.cast, about, 'personId')
const action = (about: About, { scenario }: Teller) => byId(scenario.actions, about, 'actionId')

const finding = (about: About, { scenario }: Teller) =>
  byId(scenario.investigations, about, 'investigationId')?.findings[Number(about.params.finding)]

/** Where each text of the scenario is found. A list of texts is a choice of words: one is drawn from the seed. */
const TEXTS: Texts = {
  'scenario.alertTitle': (about, { scenario }) => byId(scenario.alerts, about, 'alertId')?.title,
  'scenario.alertDetail': (about, { scenario }) => byId(scenario.alerts, about, 'alertId')?.detail,
  'scenario.machinePage': (about, { scenario }) => pageTitle(scenario.machine, about.params.id),
  'scenario.role': (about, teller) => member(about, teller)?.role ?? idOf(about, 'personId'),
  'scenario.shortRole': (about, teller) => member(about, teller)?.shortRole ?? idOf(about, 'personId'),
  'scenario.serviceLabel': (about, { scenario }) =>
    byId(scenario.topology.services, about, 'serviceId')?.label ?? idOf(about, 'serviceId'),
  'scenario.escalation': (about, { policy }) => policy.escalation[Number(about.params.step)]?.label,
  'scenario.severity': (about, { policy }) =>
    policy.severities.find(({ level }) => level === about.params.level)?.label,
  'scenario.investigation': (about, { scenario }) =>
    byId(scenario.investigations, about, 'investigationId')?.label ?? idOf(about, 'investigationId'),
  'scenario.finding': (about, teller) =>
    draw(
      teller,
      `finding:${about.params.taskId}:${about.params.investigationId}`,
      finding(about, teller)?.texts,
    ),
  'scenario.findingNeeds': (about, teller) => finding(about, teller)?.needs,
  'scenario.openingReport': (about, teller) =>
    draw(teller, `report:${about.params.personId}`, member(about, teller)?.openingReports, about.nth),
  'scenario.objection': (about, teller) =>
    draw(
      teller,
      `objection:${about.params.personId}:${about.params.actionId}`,
      member(about, teller)?.objections.find((each) => each.actionGroup === about.params.actionGroup)?.texts,
    ),
  'scenario.action': (about, teller) => action(about, teller)?.label ?? idOf(about, 'actionId'),
  'scenario.actionWith': (about, teller) => {
    const spec = action(about, teller)
    return spec === undefined ? idOf(about, 'actionId') : labelWith(spec, about.params)
  },
  'scenario.refusal': (about, teller) => action(about, teller)?.precondition?.refusal,
  'scenario.inject': (about, teller) =>
    draw(teller, `inject:${about.params.injectId}`, byId(teller.scenario.injects, about, 'injectId')?.texts),
  'scenario.reaction': (about, { scenario, seed }) => {
    const inject = byId(scenario.injects, about, 'injectId')
    const texts = inject?.expects?.reactions?.[about.params.stance as ReplyStance | 'silence']
    return texts?.[seed % texts.length]
  },
  'scenario.vendorPost': (about, { scenario }) => byId(scenario.vendorPosts, about, 'postId')?.text,
  'scenario.check': (about, { scenario }) =>
    byId(scenario.verifications, about, 'checkId')?.label ?? idOf(about, 'checkId'),
  'scenario.checkPassed': (about, teller) =>
    draw(
      teller,
      `verify:${about.params.checkId}`,
      byId(teller.scenario.verifications, about, 'checkId')?.passText,
      about.nth,
    ),
  'scenario.checkFailed': (about, teller) =>
    draw(
      teller,
      `verify:${about.params.checkId}`,
      byId(teller.scenario.verifications, about, 'checkId')?.failText,
      about.nth,
    ),
  'scenario.change': (about, { scenario }) => byId(scenario.changes, about, 'changeId')?.title,
  'scenario.thinking': (about, teller) => {
    const texts = byId(teller.scenario.playbook, about, 'playId')?.thinking
    return texts === undefined || texts.length === 0
      ? undefined
      : draw(teller, `thinking:${about.params.playId}`, texts, about.nth)
  },
  'scenario.playText': (about, teller, second) => {
    const text = textIn(byId(teller.scenario.playbook, about, 'playId')?.command, idOf(about, 'member'))
    return text === undefined
      ? undefined
      : fillPlayText(text, playFacts(about, teller, second), teller.language)
  },
}

/** "Drain a zone: us-east-1b". */
export function labelWith(spec: ActionSpec, chosen: Readonly<Record<string, unknown>>): string {
  const labels = spec.parameters.map((parameter) => {
    const option = parameter.options.find((each) => each.value === chosen[parameter.id])
    return option?.label ?? String(chosen[parameter.id])
  })
  return labels.length === 0 ? spec.label : `${spec.label}: ${labels.join(', ')}`
}

/** The title of the page that the statechart rings, wherever it stands in it. */
function pageTitle(value: unknown, id: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { type, params } = value as { readonly type?: unknown; readonly params?: Record<string, unknown> }
  if (type === 'pageTeam' && params?.id === id) return String(params?.title ?? '')
  for (const member of Object.values(value)) {
    const found = pageTitle(member, id)
    if (found !== undefined) return found
  }
  return undefined
}

/** A member of a play's command by its dotted path. */
function textIn(command: unknown, path: string): string | undefined {
  let value: unknown = command
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Readonly<Record<string, unknown>>)[name]
  }
  return typeof value === 'string' ? value : undefined
}

function playFacts({ params }: About, teller: Teller, second: number): PlayFacts {
  const number = (name: string): number => (typeof params[name] === 'number' ? params[name] : Number.NaN)
  return {
    second,
    startsAtUtcSecond: teller.scenario.topology.startsAtUtcSecond,
    nextUpdateMinutes: typeof params.nextUpdateMinutes === 'number' ? params.nextUpdateMinutes : null,
    severity: teller.policy.severities.find(({ level }) => level === params.level)?.label ?? null,
    successShare: number('successShare'),
    p99Ms: number('p99Ms'),
    burnRate: number('burnRate'),
    signal: (series) => teller.reading(series, second),
  }
}
