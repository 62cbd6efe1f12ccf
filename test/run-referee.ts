import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { judgeWorlds, printIncidents } from './support/referee/index.ts'

/**
 * `npm run referee -- [--seed N] [--worlds 20] [--first 0] [--json] [--why]`: worlds drawn from the whole domain, model beside
 * referee. Without a seed it is the commit's, so nobody has chosen it. Exit code 1 when fewer than 19 in 20 agree.
 * `npm run referee -- incidents [words of scenario and play] [runs] [why]`: the built-in incidents, phase by phase.
 */
const words = process.argv.slice(2)
if (words[0] === 'incidents') {
  const [, only = '', runs = '3', why = ''] = words
  printIncidents(only, Number(runs), why !== '')
} else {
  const after = (flag: string, otherwise: number): number => {
    const place = words.indexOf(flag)
    return place < 0 ? otherwise : Number(words[place + 1])
  }
  const enough = judgeWorlds({
    seed: after('--seed', seedOfCommit()),
    first: after('--first', 0),
    worlds: after('--worlds', 20),
    json: words.includes('--json'),
    why: words.includes('--why'),
  })
  process.exitCode = enough ? 0 : 1
}

/** 31 bits of a hash of the commit's name. */
function seedOfCommit(): number {
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim()
  return createHash('sha256').update(commit).digest().readUInt32BE(0) >>> 1
}
