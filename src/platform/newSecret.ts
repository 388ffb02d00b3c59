const bytes = 24

/** Read aloud without a mistake, as those of set-up codes. */
const signs = '234679ACDEFGHJKMNPQRTUVWXYZ'
const groups = 7
const groupLength = 4

/** 192 random bits as letters and digits: a password that no person types. */
export function newSecret(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
}

/** 133 random bits for a person to read aloud or type: seven groups of four signs. */
export function newRecoveryCode(): string {
  const drawn = Array.from({ length: groups * groupLength }, () => signs.charAt(randomBelow(signs.length))).join('')
  return (drawn.match(/.{4}/g) ?? []).join('-')
}

/** Drawn anew where the last few values would be met more often than the others. */
function randomBelow(limit: number): number {
  const fair = 256 - (256 % limit)
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1))
    if (byte < fair) return byte % limit
  }
}
