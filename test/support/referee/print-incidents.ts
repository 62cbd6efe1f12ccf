import { compareIncident, type PhaseFigure } from './compare-incident.ts'
import { incidents } from './incidents.ts'
import { shrinkScript } from './shrink.ts'

const tolerance = 0.1

/**
 * Prints, for each incident at small scale, what model and referee say of each phase, and for what differs by more than a
 * tenth, how far apart the two are when one thing is taken out of the cloud.
 */
export function printIncidents(only: string, runs: number, why: boolean): void {
  const seeds = Array.from({ length: runs }, (_, index) => index + 1)
  for (const incident of incidents) {
    const { scenario, play, script, phases, services, divisor, suspects } = incident
    if (!`${scenario} ${play}`.includes(only)) continue
    const compare = (of = script): PhaseFigure[] =>
      compareIncident(shrinkScript(of, divisor), phases, { seeds, services })
    const figures = compare()
    const apart = figures.filter(isApart)
    const without = (why ? suspects : []).map(({ id, alter }) => ({
      id,
      figures: apart.length > 0 ? compare({ ...script, topology: alter(script.topology) }) : [],
    }))
    console.log(`\n### ${scenario}, ${play} (one ${divisor}th, ${runs} runs)\n`)
    console.log(
      `| phase | figure | model | referee | difference |${without.map(({ id }) => ` ${id} |`).join('')}`,
    )
    console.log(`| --- | --- | --: | --: | --: |${without.map(() => ' --: |').join('')}`)
    for (const figure of figures) {
      const { phase, what, model, referee, halfWidth } = figure
      const others = without.map(({ figures: altered }) => {
        const same = isApart(figure)
          ? altered.find((each) => each.phase === phase && each.what === what)
          : undefined
        return ` ${same ? percent(same) : ''} |`
      })
      const width = Number.isFinite(halfWidth) ? ` ± ${round(halfWidth)}` : ''
      console.log(
        `| ${phase} | ${what} | ${round(model)} | ${round(referee)}${width} | ${percent(figure)} |${others.join('')}`,
      )
    }
  }
}

/** By more than a tenth beyond what chance explains. */
function isApart({ difference, halfWidth, referee }: PhaseFigure): boolean {
  const chance = Number.isFinite(halfWidth) && referee > 0 ? halfWidth / referee : 0
  return Math.abs(difference) > tolerance + chance
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1)
}

function percent(figure: PhaseFigure): string {
  const text = `${figure.difference < 0 ? '−' : '+'}${(100 * Math.abs(figure.difference)).toFixed(0)} %`
  return isApart(figure) ? `**${text}**` : text
}
