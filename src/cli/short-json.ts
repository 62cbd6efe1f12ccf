const WIDTH = 108

/** JSON for people: what fits into a line stands in one line. */
export function shortJson(value: unknown): string {
  return broken(value, '', 0)
}

/** `before`: characters that stand in the line already, behind the indent. */
function broken(value: unknown, indent: string, before: number): string {
  const flat = oneLine(value)
  if (indent.length + before + flat.length <= WIDTH || typeof value !== 'object' || value === null)
    return flat
  const inner = `${indent}  `
  const parts = Array.isArray(value)
    ? value.map((member) => inner + broken(member, inner, 0))
    : Object.entries(value).map(([key, member]) => {
        const name = `${JSON.stringify(key)}: `
        return inner + name + broken(member, inner, name.length)
      })
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`
}

function oneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${oneLine(member)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}
