import { base64Of, sealBytes, sealKeyOf, tagOf } from '../../platform/sealing.ts'
import type { Entry, Slot, SlotId } from './keyringStore.ts'

export type SlotParts = { readonly secret: Uint8Array } & Partial<Pick<Slot, 'salt' | 'iterations' | 'name'>>

/** Of a window's secret, which begins with the window's own name. */
export function windowSlot(windowSecret: string): { readonly id: SlotId; readonly secret: Uint8Array } {
  return { id: `slot:window:${windowSecret.slice(0, 16)}`, secret: new TextEncoder().encode(windowSecret) }
}

/** Of what the device opens alone. */
export const noSecret = new Uint8Array()

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

/** Of a secret and of this device together: neither is enough. */
export async function slotKey(deviceKey: CryptoKey, id: string, secret: Uint8Array): Promise<CryptoKey> {
  return sealKeyOf(await tagOf(deviceKey, `${id} ${base64Of(secret)}`))
}
