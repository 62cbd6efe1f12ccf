import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gapWords } from '../../../src/client/panels/debrief/own-rating.ts'
import { axisSteps, signed } from '../../../src/client/panels/report/figures.ts'
import { grouped } from '../../../src/client/store/index.ts'

describe('the figures of the report', () => {
  it('group thousands without changing a digit', () => {
    fc.assert(
      fc.property(fc.nat(1e9), (value) => {
        expect(grouped(value).replace(/\D/g, '')).toBe(String(value))
      }),
    )
  })

  it('always carry a sign when they are a difference', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), (value) => {
        expect(signed(value)).toMatch(/^[+−±]/)
      }),
    )
  })

  it('have an axis of a few round steps that starts at nothing and reaches nearly the top', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e7, noNaN: true }), (top) => {
        const steps = axisSteps(top)
        expect(steps[0]).toBe(0)
        expect(steps.length).toBeGreaterThanOrEqual(2)
        expect(steps.length).toBeLessThanOrEqual(6)
        expect(steps.at(-1) ?? 0).toBeGreaterThan(top * 0.45)
      }),
    )
  })
})

describe('the gap between two ratings', () => {
  it('is told in the right direction', () => {
    expect(gapWords(4, 2)).toContain('above the Chief')
    expect(gapWords(1, 3)).toContain('harder on yourself')
    expect(gapWords(3, 3)).toContain('alike')
    expect(gapWords(3, null)).toBe('')
  })
})
