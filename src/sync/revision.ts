/** `3-a1b2…` is the third generation. */
export function generationOf(rev: string): number {
  return Number.parseInt(rev, 10) || 0
}
