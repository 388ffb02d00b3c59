import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { JsonObject } from '../json.ts'

const derive = promisify(pbkdf2)

/** As CouchDB 3.5 stores passwords. */
const ITERATIONS = 600_000
const KEY_BYTES = { sha: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 } as const
const DIGESTS = { sha: 'sha1', sha224: 'sha224', sha256: 'sha256', sha384: 'sha384', sha512: 'sha512' } as const
/** A document that asks for more would keep a core busy for minutes at each sign-in. */
const MOST_ITERATIONS = 5_000_000

export async function hashedPassword(password: string): Promise<JsonObject> {
  const salt = randomBytes(16).toString('hex')
  const key = await derive(password, salt, ITERATIONS, KEY_BYTES.sha256, DIGESTS.sha256)
  return {
    password_scheme: 'pbkdf2',
    pbkdf2_prf: 'sha256',
    salt,
    iterations: ITERATIONS,
    derived_key: key.toString('hex'),
  }
}

/** Takes as long for a name that does not exist, so that names cannot be found out by timing. */
export async function isPasswordRight(user: JsonObject | undefined, password: string): Promise<boolean> {
  const { password_scheme: scheme, pbkdf2_prf: named = 'sha', salt, iterations, derived_key: stored } = user ?? {}
  const digest =
    typeof named === 'string' && Object.hasOwn(DIGESTS, named) ? (named as keyof typeof DIGESTS) : undefined
  if (
    scheme !== 'pbkdf2' ||
    digest === undefined ||
    typeof salt !== 'string' ||
    typeof iterations !== 'number' ||
    iterations < 1 ||
    iterations > MOST_ITERATIONS ||
    typeof stored !== 'string'
  ) {
    await derive(password, 'nobody', ITERATIONS, KEY_BYTES.sha256, DIGESTS.sha256)
    return false
  }
  const key = await derive(password, salt, iterations, KEY_BYTES[digest], DIGESTS[digest])
  const expected = Buffer.from(stored, 'hex')
  return expected.length === key.length && timingSafeEqual(expected, key)
}
