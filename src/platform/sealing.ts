/** What AES-GCM made of some bytes: nobody reads it without the key, and a changed bit is noticed. */
export type SealedBytes = { readonly iv: Uint8Array<ArrayBuffer>; readonly bytes: ArrayBuffer }

/** NIST SP 800-38D: 96 random bits, for fewer than 2^32 seals under one key. */
const ivLength = 12
const keyLength = 32

const utf8 = new TextEncoder()

/** `about` is not hidden: what was sealed opens only where the same is said, so it cannot be put in another's place. */
export async function sealBytes(key: CryptoKey, plain: Uint8Array<ArrayBuffer>, about: string): Promise<SealedBytes> {
  const iv = crypto.getRandomValues(new Uint8Array(ivLength))
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8.encode(about) }, key, plain)
  return { iv, bytes }
}

/** Rejects for another key, another `about`, or bytes that were changed. */
export async function openBytes(
  key: CryptoKey,
  { iv, bytes }: SealedBytes,
  about: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const algorithm = { name: 'AES-GCM', iv, additionalData: utf8.encode(about) }
  return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, bytes))
}

export function randomKeyBytes(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(keyLength))
}

/** A key that seals and opens, and that nothing gives out again. */
export function sealKeyOf(bytes: BufferSource): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** A key for `tagOf`, not to be given out either. */
export function tagKeyOf(bytes: BufferSource): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}

/** The same for the same text under the same key, and telling nothing of it: HMAC with SHA-256. */
export async function tagOf(key: CryptoKey, text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8.encode(text)))
}

/** What a PIN or a code proves: PBKDF2 with SHA-256, slow on purpose. */
export async function secretOf(
  typed: string,
  { salt, iterations }: { readonly salt: Uint8Array<ArrayBuffer>; readonly iterations: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', utf8.encode(typed), 'PBKDF2', false, ['deriveBits'])
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, keyLength * 8))
}

export function base64Of(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}

export function bytesOfBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}
