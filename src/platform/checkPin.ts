import type { Person } from '../domain/person/person.ts'
import { bytesOfBase64, secretOf } from './sealing.ts'

/** True when `pin` is this person's: compared in full with the kept hash. Works offline. */
export async function checkPin(person: Person, pin: string): Promise<boolean> {
  const { salt, hash, iterations } = person.pin
  const found = await secretOf(pin, { salt: bytesOfBase64(salt), iterations })
  const expected = bytesOfBase64(hash)
  return (
    found.length === expected.length &&
    found.reduce((difference, byte, at) => difference | (byte ^ (expected[at] ?? 0)), 0) === 0
  )
}
