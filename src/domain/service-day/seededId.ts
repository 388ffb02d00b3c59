import type { RandomSource } from './randomSource.ts'

/** A UUID of version 7 (RFC 9562): 48 bits of Unix milliseconds, then random bits from the source. */
export function seededId(random: RandomSource, at: Date): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  const bits = (digits: number) =>
    Math.floor(random.next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${bits(3)}-${random.pick(['8', '9', 'a', 'b'])}${bits(3)}-${bits(6)}${bits(6)}`
}
