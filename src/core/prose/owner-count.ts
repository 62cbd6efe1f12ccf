const roleNoun =
  /\b(?:lead|leader|engineer|manager|owner|team|director|commander|scribe|deputy|officer|on-call|oncall|architect|head|sre|administrator|operator|coordinator)$/i

/** "Platform and network engineer" is one owner, "platform lead and network lead" are two. */
export function namesSeveralOwners(owner: string): boolean {
  if (/[,/&;]/.test(owner)) return true
  const parts = owner.trim().split(/\s(?:and|or)\s/i)
  if (parts.length < 2) return false
  const last = parts.at(-1) ?? ''
  return !roleNoun.test(last) || parts.slice(0, -1).some((part) => roleNoun.test(part))
}
