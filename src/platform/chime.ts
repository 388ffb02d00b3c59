const key = 'techbar-chime'

/** The sound of a call. A browser plays none before somebody has touched the page since it was opened. */
export type Chime = {
  readonly isOn: () => boolean
  /** Kept on this tablet. Turned on by a touch, it sounds once, so that whoever did it hears that it works. */
  readonly turn: (isOn: boolean) => void
  /** Two soft tones; nothing where it is off, or where the browser does not play yet. */
  readonly ring: () => void
}

const tones = [
  { hertz: 660, from: 0 },
  { hertz: 880, from: 0.22 },
] as const
const secondsEach = 0.5
const loudness = 0.25

export function createChime(): Chime {
  let context: AudioContext | null = null
  const isOn = () => localStorage.getItem(key) !== 'off'
  const ring = () => {
    if (!isOn()) return
    context ??= new AudioContext()
    void context.resume()
    for (const { hertz, from } of tones) sound(context, hertz, context.currentTime + from)
  }
  return {
    isOn,
    ring,
    turn: (wanted) => {
      localStorage.setItem(key, wanted ? 'on' : 'off')
      ring()
    },
  }
}

function sound(context: AudioContext, hertz: number, at: number): void {
  const oscillator = context.createOscillator()
  const volume = context.createGain()
  oscillator.frequency.value = hertz
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(loudness, at + 0.02)
  volume.gain.exponentialRampToValueAtTime(0.001, at + secondsEach)
  oscillator.connect(volume).connect(context.destination)
  oscillator.start(at)
  oscillator.stop(at + secondsEach)
}
