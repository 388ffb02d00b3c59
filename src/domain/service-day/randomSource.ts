/** Draws that depend on the seed alone: the same seed, the same draws, on every machine. */
export type RandomSource = {
  /** At least 0, below 1. */
  next(): number
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(choices: readonly T[]): T
  /** One of the choices, each as likely as its weight says. */
  weighted<T>(choices: readonly (readonly [choice: T, weight: number])[]): T
  /** Around `median`, never negative, with the long tail of service times; `spread` 0.5 puts two thirds within a factor of 1.6. */
  skewed(median: number, spread: number): number
}

export function createRandomSource(seed: string): RandomSource {
  const next = smallFastCounter(seed)
  const pick = <T>(choices: readonly T[]): T => {
    const choice = choices[Math.floor(next() * choices.length)]
    if (choice === undefined) throw new Error('Nothing to pick from.')
    return choice
  }
  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick,
    weighted: (choices) => weightedChoice(choices, next()),
    skewed: (median, spread) => median * Math.exp(spread * bell(next(), next())),
  }
}

function weightedChoice<T>(choices: readonly (readonly [T, number])[], at: number): T {
  let left = at * choices.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [choice, weight] of choices) {
    left -= weight
    if (left < 0) return choice
  }
  const last = choices.at(-1)
  if (last === undefined) throw new Error('Nothing to choose from.')
  return last[0]
}

// Box-Muller.
function bell(a: number, b: number): number {
  return Math.sqrt(-2 * Math.log(1 - a)) * Math.cos(2 * Math.PI * b)
}

// sfc32 of Chris Doty-Humphrey (PractRand, public domain), seeded by an FNV-1a hash of the text and warmed up.
function smallFastCounter(seed: string): () => number {
  let a = hash(seed, 0x811c9dc5)
  let b = hash(seed, 0x9e3779b9)
  let c = hash(seed, 0x243f6a88)
  let counter = 1
  const step = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  for (let warmUp = 0; warmUp < 16; warmUp++) step()
  return () => step() / 0x1_0000_0000
}

function hash(text: string, start: number): number {
  let state = start
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  return state | 0
}
