import { describe, expect, it } from 'vitest'
import { consolePage } from '../../../src/core/consoles/consoles-view.ts'
import { CONSOLE_CATALOGUE, type ConsoleFacts, FROM_SHELL } from '../../../src/core/drill/index.ts'
import { consoleAnswers } from '../../../src/core/drill/sight/console-shows.ts'
import { type Scenario, scenarioVariant } from '../../../src/core/scenario/index.ts'
import { builtInScenarios } from '../../support/built-in-scenarios.ts'
import { driveDrill } from '../../support/drive-drill.ts'
import { tinyCloud } from './tiny-cloud.ts'

/** Every page that a scenario has, those below it too, opened in a browser and from the shell. */
function pagesOf(scenario: Scenario): readonly string[] {
  const subjects = Object.entries<ConsoleFacts>(CONSOLE_CATALOGUE).flatMap(([key, { when, items }]) =>
    when === null || when(scenario) ? [key, ...items(scenario).map((item) => `${key}/${item}`)] : [],
  )
  return subjects.flatMap((subject) => [subject, `${FROM_SHELL}${subject}`])
}

/** A plan compares what could be refreshed: that there is no difference is an answer without a row. */
const mayBeEmpty = (subject: string): boolean => subject.endsWith('terraform/plan')

function withVariants(scenario: Scenario): readonly Scenario[] {
  return [scenario, ...(scenario.variants ?? []).map(({ id }) => variantOf(scenario, id))]
}

function variantOf(scenario: Scenario, id: string): Scenario {
  const parsed = scenarioVariant(scenario, id)
  if (!parsed.ok) throw new Error(`${scenario.id}@${id} is no scenario`)
  return parsed.scenario
}

const LOOKS = 16

/** Where the engine and the page built say different things, in a drill in which nobody does anything. */
function differencesIn(scenario: Scenario): { readonly different: readonly string[]; readonly dead: number } {
  const driver = driveDrill({ scenario, seed: 5 })
  const { drill } = driver
  const subjects = pagesOf(scenario)
  const different: string[] = []
  let dead = 0
  for (let look = 0; look < LOOKS && drill.state.ended === null; look += 1) {
    for (const subject of subjects) {
      const page = consolePage(drill, 'commander', subject)
      if (page === null) throw new Error(`${scenario.id} has no page ${subject}`)
      const shows = page.problems.length === 0 || page.sections.some(({ rows }) => rows.length > 0)
      const answers = consoleAnswers(drill, 'commander', subject)
      if (!shows) dead += 1
      if (answers !== shows && !(answers && mayBeEmpty(subject)))
        different.push(
          `${scenario.id} at ${drill.state.second}: ${subject} ${answers ? 'answers' : 'does not'}`,
        )
    }
    driver.waits(Math.floor(scenario.endsAtSecond / LOOKS))
  }
  return { different, dead }
}

describe('the engine and the built page of a console say the same about whether it answers', () => {
  it('on every page of every scenario and variant', async () => {
    const found = [tinyCloud(), ...(await builtInScenarios()).flatMap(withVariants)].map(differencesIn)
    expect(found.flatMap(({ different }) => different)).toEqual([])
    expect(found.reduce((sum, { dead }) => sum + dead, 0)).toBeGreaterThan(100)
  })

  it('on a page about one thing in a region whose API fails while another answers', async () => {
    const scenario = (await builtInScenarios()).find(({ id }) => id === 'dynamodb-outage')
    const { platform } = scenario?.topology ?? {}
    if (scenario === undefined || platform === undefined) throw new Error('no outage')
    const controlPlanes = platform.controlPlanes?.map((plane) =>
      plane.id === 'tables-east' ? { ...plane, service: ['dynamodb', 'sqs', 'ec2'] as const } : plane,
    )
    const topology = { ...scenario.topology, platform: { ...platform, controlPlanes } as never }
    expect(differencesIn({ ...scenario, topology }).different).toEqual([])
  })
})
