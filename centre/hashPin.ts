import type { Person } from '../src/domain/person/person.ts'

const hashBits = 256

/** PBKDF2 with SHA-256 over a salt of its own: what `person.pin` holds, and `src/platform/checkPin.ts` checks. */
export async function hashPin(pin: string, iterations = 600_000): Promise<Person['pin']> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits'])
  const hash = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, hashBits)
  return { salt: base64(salt), hash: base64(new Uint8Array(hash)), iterations }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
