import type { Person } from '../domain/person/person.ts'

/** True when `pin` is this person's: PBKDF2 with SHA-256 over the stored salt, compared in full. Works offline. */
export async function checkPin(person: Person, pin: string): Promise<boolean> {
  const { salt, hash, iterations } = person.pin
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations },
    key,
    256,
  )
  const expected = bytesOf(hash)
  const found = new Uint8Array(bits)
  return (
    found.length === expected.length &&
    found.reduce((difference, byte, at) => difference | (byte ^ (expected[at] ?? 0)), 0) === 0
  )
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}
