import { outReasons } from './stockMovement.ts'

const seenTo: ReadonlySet<string> = new Set([...outReasons.seenTo, 'Left at the base'])

/** Whoever has it then removes its data. */
export function isSeenTo(why: string): boolean {
  return seenTo.has(why)
}
