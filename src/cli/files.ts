import { readFileSync, writeFileSync } from 'node:fs'
import { placeOfJsonError } from '../core/scenario/index.ts'
import { BadInput } from './bad-input.ts'

/** The text of a file, or a clear refusal. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (failure) {
    throw new BadInput({
      file,
      place: 'file',
      message: reason(failure),
      mend: 'Give the path of a file that can be read.',
    })
  }
}

export function readJson(file: string): unknown {
  const text = readText(file)
  try {
    return JSON.parse(text)
  } catch (failure) {
    throw new BadInput({
      file,
      place: placeOfJsonError(text),
      message: `This is not JSON: ${reason(failure)}`,
      mend: 'Mend the JSON at that place; the drill writes such files with --out.',
    })
  }
}

export function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (failure) {
    throw new BadInput({
      file,
      place: '--out',
      message: reason(failure),
      mend: 'Give a path in a folder that exists and can be written.',
    })
  }
}

const reason = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure))
