import { defaultPolicy } from '../../../src/core/scenario/index.ts'

/** As the game kept drills before it kept their log: no seats, no words. */
export const firstFormat = {
  format: 1,
  scenarioId: 'us-east-1-latency',
  scenarioHash: 'of-then',
  coreBuild: '1',
  policy: defaultPolicy,
  seed: 11,
  mode: 'command',
  seat: 'commander',
  commands: [
    { at: 70, seat: 'commander', command: { kind: 'declareIncident', severity: 2, summary: 'Slow visits.' } },
  ],
  playedTo: 300,
  ended: false,
  checkpoints: [],
}
