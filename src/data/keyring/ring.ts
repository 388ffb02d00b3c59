import * as v from 'valibot'
import {
  base64Of,
  bytesOfBase64,
  openBytes,
  randomKeyBytes,
  type SealedBytes,
  sealBytes,
  sealKeyOf,
  tagKeyOf,
} from '../../platform/sealing.ts'

/** The keys of one tablet, as they lie sealed under the wrapping key, which each slot wraps. In base64. */
const ringSchema = v.object({
  wrapping: v.string(),
  /** Of what stands in indexes for staff numbers. It seals nothing, and stays when seals change. */
  lookup: v.string(),
  /** The first seals; all open. */
  keys: v.array(v.object({ id: v.string(), madeAt: v.string(), secret: v.string() })),
})

export type Ring = Readonly<v.InferOutput<typeof ringSchema>>

/** What a tablet works with once it is open: none of these keys can be read out. */
export type KeysInUse = {
  readonly wrappingKey: CryptoKey
  readonly lookupKey: CryptoKey
  readonly current: string
  readonly currentMadeAt: string
  readonly sealKeys: ReadonlyMap<string, CryptoKey>
}

const about = 'ring'

export function newRing(now: Date): Ring {
  const secret = () => base64Of(randomKeyBytes())
  return { wrapping: secret(), lookup: secret(), keys: [newSealKey(now)] }
}

export function newSealKey(now: Date): Ring['keys'][number] {
  const name = base64Of(randomKeyBytes().slice(0, 6))
  return { id: name, madeAt: now.toISOString(), secret: base64Of(randomKeyBytes()) }
}

export async function sealRing(ring: Ring): Promise<SealedBytes> {
  const wrappingKey = await sealKeyOf(bytesOfBase64(ring.wrapping))
  return sealBytes(wrappingKey, new TextEncoder().encode(JSON.stringify(ring)), about)
}

export async function openRing(wrappingKey: CryptoKey, sealed: SealedBytes): Promise<Ring> {
  const text = new TextDecoder().decode(await openBytes(wrappingKey, sealed, about))
  return v.parse(ringSchema, JSON.parse(text))
}

export async function keysOf({ wrapping, lookup, keys }: Ring): Promise<KeysInUse> {
  const sealKeys = await Promise.all(
    keys.map(async ({ id, secret }) => [id, await sealKeyOf(bytesOfBase64(secret))] as const),
  )
  return {
    wrappingKey: await sealKeyOf(bytesOfBase64(wrapping)),
    lookupKey: await tagKeyOf(bytesOfBase64(lookup)),
    current: keys[0]?.id ?? '',
    currentMadeAt: keys[0]?.madeAt ?? '',
    sealKeys: new Map(sealKeys),
  }
}
