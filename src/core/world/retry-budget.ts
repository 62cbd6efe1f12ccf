/**
 * Most of the failures that may be tried again, so that retries stay below `budgetShare` of first attempts: the q that
 * solves q + q² + … + q^(attempts-1) = budget. 1 without a budget.
 */
export function retryCeiling(attempts: number, budgetShare: number | undefined): number {
  if (budgetShare === undefined || budgetShare >= attempts - 1) return 1
  let low = 0
  let high = 1
  for (let n = 0; n < 50; n += 1) {
    const q = 0.5 * (low + high)
    let sum = 0
    let power = 1
    for (let k = 1; k < attempts; k += 1) {
      power *= q
      sum += power
    }
    if (sum > budgetShare) high = q
    else low = q
  }
  return low
}
