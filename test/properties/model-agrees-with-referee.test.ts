import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryCloud, compareWithModel } from '../support/referee/index.ts'

/**
 * Confidence: the referee plays a million events after its warm-up; its own 95 % half-width (sixteen batches, Student's
 * t) is taken off each difference before it is held against 10 %. A quantile that stands on a cliff (`onCliff`) agrees
 * when the model's value has 10 % more or fewer requests beyond it than it should.
 *
 * Domain, and why: cells of 4 threads or more, whose callers can fill their queues (else the two form a closed network);
 * an overloaded service is called once per request (a second call takes the very slot that the first one freed); no p99
 * where the newest is served first (a busy period's tail), and no quantiles of callers with more than 2 % failing calls
 * or of visits with device retries (more modes than the model's two parts): there goodput alone is compared.
 *
 * This domain was drawn after looking at disagreements, these clouds among them, so the seed is no fresh sample. Last
 * count over two seeds, with callers of up to 10 % failing calls still in: 9 of 160 clouds apart (3 of 80 with this
 * seed, 6 of 80 with another), by 10 to 39 % in their worst figure; causes only partly known. Hence one in twenty may be.
 */
const clouds = fc.sample(arbitraryCloud, { numRuns: 40, seed: 20_261_123 })

test('the fluid model agrees with a request-level simulation within 10 %, in 19 of 20 random clouds', () => {
  const apart = clouds.flatMap((cloud, index) => {
    const wrong = compareWithModel(cloud, { events: 1_000_000, rateFloorShare: 0.02 }).filter(
      ({ excess }) => excess > 0.1,
    )
    const lines = wrong.map(
      ({ what, referee, model }) =>
        `${what}: referee ${referee.value.toFixed(2)} ± ${referee.halfWidth.toFixed(2)}, model ${model.toFixed(2)}`,
    )
    return lines.length > 0 ? [`cloud ${index}: ${lines.join('; ')}`] : []
  })
  expect(apart.length, apart.join('\n')).toBeLessThanOrEqual(clouds.length / 20)
}, 180_000)
