import { describe, expect, test } from 'vitest'
import { findChromium } from '../support/browser/find-chromium.ts'
import { addTallies } from '../support/checks/run-step.ts'
import { tallyVitest } from '../support/checks/vitest-tally.ts'
import { scriptsOf } from '../support/size/first-screen-size.ts'

describe('the count of tests', () => {
  const file = (status: string, ...results: readonly string[]) => ({
    status,
    assertionResults: results.map((result) => ({ status: result })),
  })

  test('adds up checks and tests', () => {
    expect(
      addTallies([
        { passed: 1, failed: 0 },
        { passed: 40, failed: 2 },
      ]),
    ).toEqual({ passed: 41, failed: 2 })
  })

  test('counts every test once', () => {
    const testResults = [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')]
    const report = { numPassedTests: 3, numFailedTests: 1, testResults }
    expect(tallyVitest(report, 1)).toEqual({ passed: 3, failed: 1 })
  })

  test('a file that could not be loaded is a failure', () => {
    const report = { numPassedTests: 0, numFailedTests: 0, testResults: [file('failed')] }
    expect(tallyVitest(report, 1)).toEqual({ passed: 0, failed: 1 })
  })

  test('a bad end after good tests is a failure, and so is a missing report', () => {
    const report = { numPassedTests: 1, numFailedTests: 0, testResults: [file('passed', 'passed')] }
    expect(tallyVitest(report, 0)).toEqual({ passed: 1, failed: 0 })
    expect(tallyVitest(report, 1)).toEqual({ passed: 1, failed: 1 })
    expect(tallyVitest(undefined, 0)).toEqual({ passed: 0, failed: 1 })
  })
})

describe("the first screen's size", () => {
  const manifest = {
    'index.html': { file: 'assets/main.js', imports: ['_react.js', '_core.js'] },
    '_react.js': { file: 'assets/react.js' },
    '_core.js': { file: 'assets/core.js', imports: ['_react.js'] },
    'src/title.tsx': { file: 'assets/title.js', imports: ['_react.js'] },
    'src/scene.ts': { file: 'assets/phaser.js', imports: ['_react.js'] },
  }

  test('counts what it is made of with all static imports, once each, and nothing loaded later', () => {
    expect(scriptsOf(manifest, ['index.html', 'src/title.tsx'])).toEqual([
      'assets/main.js',
      'assets/react.js',
      'assets/core.js',
      'assets/title.js',
    ])
  })

  test('a part that was not built is an error, not a small size', () => {
    expect(() => scriptsOf(manifest, ['src/gone.tsx'])).toThrow('src/gone.tsx')
  })
})

describe('finding a browser', () => {
  test('the one the environment names comes first', () => {
    expect(findChromium({ CHROMIUM_PATH: process.execPath, PATH: '' })).toEqual({
      ok: true,
      path: process.execPath,
    })
  })

  test('a wrong name is a problem, even where another browser could be found', () => {
    const found = findChromium({ CHROME_PATH: '/nowhere/chrome', PATH: process.env.PATH })
    expect(found).toEqual({ ok: false, problem: expect.stringContaining('/nowhere/chrome') })
  })
})
