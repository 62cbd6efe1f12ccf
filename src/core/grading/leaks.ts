import type { Scenario } from '../scenario/index.ts'

/**
 * What of a scenario must not be in anything that leaves the authority before the end: secret words, fault ids, what is
 * different in its variants, and what the calibration says about the real event.
 */
export function leaks(json: string, scenario: Scenario): readonly string[] {
  const text = json.toLowerCase()
  const words = [...scenario.secrets, ...scenario.faults.map((fault) => fault.id), ...hiddenTexts(scenario)]
  return words.filter((word) => text.includes(word.toLowerCase()))
}

function hiddenTexts({ variants = [], calibration }: Scenario): readonly string[] {
  return [
    ...variants.map((variant) => variant.difference),
    ...(calibration?.landmarks ?? []).flatMap(({ says, remark }) =>
      remark === undefined ? [says] : [says, remark],
    ),
  ]
}
