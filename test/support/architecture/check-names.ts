import { posix } from 'node:path'
import type { Problem } from './problem.ts'

const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/
const forbidden = new Set([
  'util',
  'utils',
  'common',
  'helper',
  'helpers',
  'types',
  'manager',
  'misc',
  'shared',
])

/** Files and folders are kebab-case words of the domain; none is a drawer for everything. */
export function checkNames(paths: readonly string[]): readonly Problem[] {
  return paths.flatMap((path) => {
    const messages: string[] = []
    const name = posix.basename(path)
    const bare = name.replace(/\..*$/, '')
    if (name !== 'README.md' && !kebabCase.test(name)) messages.push('is not named in kebab-case')
    if (
      forbidden.has(bare) ||
      bare.endsWith('-manager') ||
      bare.endsWith('-utils') ||
      bare.endsWith('-helpers')
    ) {
      messages.push('is named after no one thing; name it after what it exports')
    }
    const folder = posix
      .dirname(path)
      .split('/')
      .find((segment) => forbidden.has(segment) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(segment))
    if (folder !== undefined) messages.push(`lies in a folder with a name we do not use: ${folder}`)
    return messages.map((message) => ({ file: path, line: 0, message }))
  })
}
