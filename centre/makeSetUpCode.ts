import { randomInt } from 'node:crypto'

/** Without 0, O, 1, I, L, 5, S, 8, B: what is read aloud or copied by hand stays the same. */
const letters = '234679ACDEFGHJKMNPQRTUVWXYZ'

/** Such as `TRYOUT-K7QF-2M9X-HPA4`, 57 bits: what `readSetUpCode` takes. */
export function makeSetUpCode(account: string): string {
  const group = () => Array.from({ length: 4 }, () => letters.charAt(randomInt(letters.length))).join('')
  return [account.toUpperCase(), group(), group(), group()].join('-')
}
