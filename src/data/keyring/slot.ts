import { base64Of, sealBytes, sealKeyOf, tagOf } from '../../platform/sealing.ts'
import type { Entry, Slot, SlotId } from './keyringStore.ts'

export type SlotParts = { readonly secret: Uint8Array<ArrayBuffer> } & Partial<
  Pick<Slot, 'salt' | 'iterations' | 'name'>
>

/** Of a window's secret, which begins with the window's own name. */
export function windowSlot(windowSecret: string): { readonly id: SlotId; readonly secret: Uint8Array<ArrayBuffer> } {
  return { id: `slot:window:${windowSecret.slice(0, 16)}`, secret: new TextEncoder().encode(windowSecret) }
}

/** Of what the device opens alone. */
export const noSecret = new Uint8Array()

const longestWindowMs = 86_400_000

/** A window that was closed without being locked leaves its slot behind, and a browser may bring its secret back. */
export function isOfToday({ madeAt }: Pick<Slot, 'madeAt'>, now: Date): boolean {
  return Date.parse(madeAt) + longestWindowMs > now.getTime()
}

/** What wraps the tablet's wrapping key for whoever has this secret. */
export async function slotOf(
  deviceKey: CryptoKey,
  id: SlotId,
  wrapping: Uint8Array<ArrayBuffer>,
  { secret, salt = '', iterations = 0, name = null }: SlotParts,
  now: Date,
): Promise<Entry> {
  const wrapped = await sealBytes(await slotKey(deviceKey, id, secret), wrapping, id)
  return { id, value: { salt, iterations, name, wrapped, madeAt: now.toISOString() } }
}

/**
 * Of a secret and of this device together: neither is enough. The recovery code's alone: it is long enough, and must open a
 * tablet whose browser lost the device's key.
 */
export async function slotKey(deviceKey: CryptoKey, id: string, secret: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  if (id === 'slot:recovery') return sealKeyOf(secret)
  return sealKeyOf(await tagOf(deviceKey, `${id} ${base64Of(secret)}`))
}
