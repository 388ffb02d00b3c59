import { outReasons } from './stockMovement.ts'

const seenTo: ReadonlySet<string> = new Set(outReasons.seenTo)

/** Whoever has it then removes its data. What a count missed was given to nobody, wherever it lies. */
export function isSeenTo(why: string): boolean {
  return seenTo.has(why)
}
