import type { CaseFile } from './case-file.ts'
import type { MarkerItem, MarkerMark, Rating, SkillLetter } from './grade.ts'

/** What a row asks of an item. `notNo` also takes "not applicable", `notYes` too. */
export type Asked = 'yes' | 'no' | 'notNo' | 'notYes'

/** One line of a marker's table: the rating, the answers it asks for, and why in a sentence. First match wins. */
export type RatingRow = readonly [rating: Rating, answers: Readonly<Record<string, Asked>>, because: string]

export type Examination =
  | { readonly observed: false; readonly reason: string }
  | { readonly observed: true; readonly items: readonly MarkerItem[] }

/** One element of the rubric: facts as yes/no items, and a table that turns their answers into a rating. */
export interface MarkerRule {
  readonly marker: string
  readonly skill: SkillLetter
  readonly label: string
  /** When safety is concerned: the item whose "no" holds the skill back, or `anyOne` for a rating of 1. */
  readonly safetyCritical?: 'anyOne' | { readonly item: string }
  readonly examine: (file: CaseFile) => Examination
  readonly table: readonly RatingRow[]
}

export const notObserved = (reason: string): Examination => ({ observed: false, reason })
export const observed = (...items: readonly MarkerItem[]): Examination => ({ observed: true, items })

export function answersMatch(row: RatingRow, items: readonly MarkerItem[]): boolean {
  return Object.entries(row[1]).every(([id, asked]) => {
    const answer = items.find((item) => item.id === id)?.answer ?? 'notApplicable'
    if (asked === 'notNo') return answer !== 'no'
    if (asked === 'notYes') return answer !== 'yes'
    return answer === asked
  })
}

/** Reads one marker off a case file. */
export function markOf(rule: MarkerRule, file: CaseFile): MarkerMark {
  const { marker, skill, label } = rule
  const examined = rule.examine(file)
  if (!examined.observed) return { marker, skill, label, rating: null, reason: examined.reason, items: [] }
  const row = rule.table.find((each) => answersMatch(each, examined.items))
  if (row === undefined) throw new Error(`marker ${marker}: no row for these answers`)
  return { marker, skill, label, rating: row[0], reason: row[2], items: examined.items }
}

/** Does this mark hold its skill at 2? */
export function holdsBack(rule: MarkerRule, mark: MarkerMark): boolean {
  if (rule.safetyCritical === undefined || mark.rating === null) return false
  if (rule.safetyCritical === 'anyOne') return mark.rating === 1
  const { item } = rule.safetyCritical
  return mark.rating === 1 && mark.items.some((each) => each.id === item && each.answer === 'no')
}
