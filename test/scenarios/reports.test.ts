import { describe, expect, test } from 'vitest'
import { listWorldReports, openWorldReport } from '../../src/cli/reports.ts'
import { calibrateWorld } from '../../src/core/grading/index.ts'

describe('public reports that no scenario is made of', async () => {
  const ids = await listWorldReports()

  test('there are three', () => {
    expect(ids).toEqual(['canva-2024-11-12', 'google-2025-06-12', 'slack-2022-02-22'])
  })

  test.for(ids)('%s can be read, and is named like its file', async (id) => {
    expect((await openWorldReport(id))?.id).toBe(id)
  })

  test.for(ids)('%s: every landmark is held, or says why it is not', async (id) => {
    const report = await openWorldReport(id)
    if (report === null) throw new Error(`there is no report ${id}`)
    const { rows } = calibrateWorld(report, [1])
    const unexplained = rows.filter(({ within, landmark }) => !within && landmark.remark === undefined)
    expect(unexplained.map(({ landmark, measured }) => `${landmark.id}: ${measured}`)).toEqual([])
  })

  test.for(ids)(
    '%s: what was done is told with its time, or is a guess; figures have an address or are guesses',
    async (id) => {
      const report = await openWorldReport(id)
      const guesses = report?.parameters.filter(({ url }) => url === undefined) ?? []
      expect(guesses.length).toBeGreaterThan(0)
      for (const { says } of guesses) expect(says).toMatch(/^Guess(es)?: /)
    },
  )
})
