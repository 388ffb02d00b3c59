const bytes = 24

/** 192 random bits as letters and digits: a password that no person types. */
export function newSecret(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
}
