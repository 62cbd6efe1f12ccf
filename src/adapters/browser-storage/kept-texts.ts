/** Small named texts in the browser's local storage; where that is blocked, they live until the page closes. */
export function keptTexts(prefix = 'drill-tower:') {
  const memory = new Map<string, string>()
  return {
    read(name: string): string | null {
      try {
        return localStorage.getItem(prefix + name) ?? memory.get(name) ?? null
      } catch {
        return memory.get(name) ?? null
      }
    },
    write(name: string, text: string | null): void {
      if (text === null) memory.delete(name)
      else memory.set(name, text)
      try {
        if (text === null) localStorage.removeItem(prefix + name)
        else localStorage.setItem(prefix + name, text)
      } catch {
        // The memory above serves until the page closes; losing a preference is no reason to stop a drill.
      }
    },
  }
}
