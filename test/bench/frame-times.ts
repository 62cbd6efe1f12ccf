import type { Page } from 'playwright-core'

const SECONDS = 5

/** Script time of each frame, frames per second and the longest task, over five seconds of a page as it stands. */
export async function frameTimes(page: Page) {
  return page.evaluate(async (seconds) => {
    const script: number[] = []
    let longest = 0
    const tasks = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration)
    })
    tasks.observe({ entryTypes: ['longtask'] })
    // Every frame callback of the page is timed; those of one frame count together.
    const original = window.requestAnimationFrame.bind(window)
    let frame = -1
    let spent = 0
    window.requestAnimationFrame = (callback) =>
      original((time) => {
        if (time !== frame) {
          if (frame >= 0) script.push(spent)
          frame = time
          spent = 0
        }
        const from = performance.now()
        callback(time)
        spent += performance.now() - from
      })
    const start = performance.now()
    let frames = 0
    await new Promise<void>((done) => {
      const tick = () => {
        frames += 1
        if (performance.now() - start > seconds * 1000) done()
        else window.requestAnimationFrame(tick)
      }
      window.requestAnimationFrame(tick)
    })
    window.requestAnimationFrame = original
    tasks.disconnect()
    script.sort((a, b) => a - b)
    return {
      scriptP95Ms: script[Math.floor(script.length * 0.95)] ?? 0,
      framesPerSecond: frames / seconds,
      longestTaskMs: longest,
    }
  }, SECONDS)
}
