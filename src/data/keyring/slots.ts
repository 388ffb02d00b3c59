import type { Person } from '../../domain/person/person.ts'
import { base64Of, bytesOfBase64, openBytes, sealBytes, tagOf } from '../../platform/sealing.ts'
import type { KeyringCore } from './keyringCore.ts'
import type { Entry, Slot, SlotId } from './keyringStore.ts'
import { noSecret, slotKey, slotOf, type SlotParts } from './slot.ts'

/** Somebody whose PIN opens this tablet. */
export type Holder = { readonly slot: SlotId; readonly personId: string; readonly name: string }

/** Makes slots of an open keyring, and reads whose they are, which a sealed one may too. */
export function createSlots({ deviceKey, now, readRing }: KeyringCore) {
  async function newSlot(id: SlotId, parts: SlotParts): Promise<Entry> {
    const { wrapping } = await readRing()
    return slotOf(deviceKey, id, bytesOfBase64(wrapping), parts, now())
  }

  const nameKey = () => slotKey(deviceKey, 'names', noSecret)
  const slotOfPerson = async (personId: string): Promise<SlotId> =>
    `slot:person:${base64Of(await tagOf(deviceKey, `person ${personId}`))}`

  async function sealName(id: SlotId, { personId, name }: Person) {
    return sealBytes(await nameKey(), new TextEncoder().encode(JSON.stringify([personId, name])), id)
  }

  return {
    newSlot,
    slotOfPerson,
    /** The hash of a PIN is kept at the centre, and is what the PIN proves: so each of the crew opens a tablet that they never held. */
    slotFor: async (person: Person): Promise<Entry> => {
      const { salt, iterations, hash } = person.pin
      const id = await slotOfPerson(person.personId)
      return newSlot(id, { secret: bytesOfBase64(hash), salt, iterations, name: await sealName(id, person) })
    },
    holderOf: async (id: SlotId, { name: sealed }: Slot): Promise<Holder | null> => {
      // Of another device key: that one is lost, and with it this way.
      const bytes = sealed === null ? null : await openBytes(await nameKey(), sealed, id).catch(() => null)
      if (bytes === null) return null
      const [personId = '', name = ''] = JSON.parse(new TextDecoder().decode(bytes)) as string[]
      return { slot: id, personId, name }
    },
  }
}
