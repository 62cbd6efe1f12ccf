import { coreBuild } from '../../core/drill/index.ts'
import type { ArchivedDrill } from '../../core/table/index.ts'

/** A line of the saved list. An archive that does not tell the format holds only files of today's. */
export interface SavedDrill extends ArchivedDrill {
  readonly format?: number
}

/** The format that can be played on. */
const FORMAT = 2

/** Why a drill can be read and not played on, in a few words, as far as that is known without opening it; null when nothing is known against it. */
export function whyOnlyRead({
  format = FORMAT,
  coreBuild: build,
}: Pick<SavedDrill, 'format' | 'coreBuild'>): string | null {
  if (format !== FORMAT) return `kept in format ${format}`
  return build === coreBuild ? null : `played on core build ${build}`
}
