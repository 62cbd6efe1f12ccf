/** Two short tones, made here: the game carries no sound files. Browsers stay silent until the page was touched. */
export function ringPager(): void {
  const context = new AudioContext()
  const start = context.currentTime
  for (const [nth, hertz] of [880, 660].entries()) {
    const tone = context.createOscillator()
    const volume = context.createGain()
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(0, start + nth * 0.22)
    volume.gain.linearRampToValueAtTime(0.12, start + nth * 0.22 + 0.02)
    volume.gain.linearRampToValueAtTime(0, start + nth * 0.22 + 0.18)
    tone.connect(volume).connect(context.destination)
    tone.start(start + nth * 0.22)
    tone.stop(start + nth * 0.22 + 0.2)
  }
  setTimeout(() => void context.close(), 1000)
}
