import type { RandomSource } from './randomSource.ts'

/** Two pen strokes as x, y pairs in a box 1000 wide: a plausible scrawl. */
export function drawSignature(random: RandomSource): number[][] {
  return [stroke(random, 80, 14), stroke(random, 420, 9)]
}

function stroke(random: RandomSource, startX: number, points: number): number[] {
  const height = random.whole(30, 90)
  return Array.from({ length: points }, (_, at) => [
    startX + at * 34 + random.whole(-8, 8),
    150 + Math.round(Math.sin(at * 1.3) * height) + random.whole(-6, 6),
  ]).flat()
}
