import type { Person } from '../../domain/person/person.ts'
import {
  base64Of,
  bytesOfBase64,
  openBytes,
  randomKeyBytes,
  sealBytes,
  secretOf,
  tagOf,
} from '../../platform/sealing.ts'
import type { KeyringCore } from './keyringCore.ts'
import type { Entry, Slot, SlotId } from './keyringStore.ts'
import { newSealKey, sealRing } from './ring.ts'
import { noSecret, slotKey, slotOf, type SlotParts, windowSlot } from './slot.ts'

/** Somebody whose PIN opens this tablet. */
export type Holder = { readonly slot: SlotId; readonly personId: string; readonly name: string }

export type OpeningWay =
  | { readonly kind: 'PIN'; readonly slot: SlotId; readonly pin: string }
  | { readonly kind: 'recovery code'; readonly code: string }

/** Who may open this tablet from now on. */
export type Access = {
  readonly crew: readonly Person[]
  /** Visitors stand before it: it starts again by itself. */
  readonly isForVisitors: boolean
}

export type KeyringWays = {
  /** Who may open it, the one who did last first. */
  holders(): Promise<readonly Holder[]>
  /** When the centre cut this tablet off; null as a rule. */
  cutOffAt(): Promise<string | null>
  /** False: a wrong PIN or code, and nothing changed. */
  open(way: OpeningWay): Promise<boolean>
  /** Whose PINs open it from now on. Without a recovery code the device goes on opening it alone: nobody is locked out for good. */
  letIn(access: Access): Promise<void>
  /** The account that keeps the recovery code; null where there is none. */
  recoveryOf(): Promise<string | null>
  keepRecovery(code: string, account: string): Promise<void>
  /**
   * Another key seals from now on, and all rows are sealed anew as the stores open. Only while no other window is open: it would
   * not have the new key. Older keys stay on the ring, for what lies in a store that nobody opens.
   */
  renewKey(): Promise<void>
  /** Whom the next start offers first. */
  noteHolder(personId: string): Promise<void>
  /** The window opens it again after a reload, by this secret, until it is locked. */
  unlockWindow(secret: string): Promise<void>
  lockWindow(secret: string): Promise<void>
  /** Too many wrong PINs: only the recovery code opens it, and at the start after that PINs do again. False without a recovery code. */
  lockPins(): Promise<boolean>
  /** The centre takes this tablet no more: only the recovery code opens what it holds. */
  cutOff(at: Date): Promise<void>
  /** The centre takes this tablet again. */
  takeBack(): Promise<void>
}

/** As OWASP's password storage cheat sheet has it for PBKDF2 with SHA-256, and as PINs are kept at the centre. */
const iterations = 600_000

/** A window that was closed without being locked leaves its slot behind; its secret went with it. */
const longestWindowMs = 86_400_000

export function createKeyringWays({ store, deviceKey, now, openSlot, readRing, takeUpRing }: KeyringCore): KeyringWays {
  let access: Access | null = null
  let last: Promise<unknown> = Promise.resolve()

  /** Changes of slots come one after the other. */
  function inTurn(task: () => Promise<void>): Promise<void> {
    const done = last.then(task)
    last = done.catch(() => undefined)
    return done
  }

  async function newSlot(id: SlotId, parts: SlotParts): Promise<Entry> {
    const { wrapping } = await readRing()
    return slotOf(deviceKey, id, bytesOfBase64(wrapping), parts, now())
  }

  const nameKey = () => slotKey(deviceKey, 'names', noSecret)
  const hasRecovery = async () => (await store.read('slot:recovery')) !== null
  const slotOfPerson = async (personId: string): Promise<SlotId> =>
    `slot:person:${base64Of(await tagOf(deviceKey, `person ${personId}`))}`

  async function sealName(id: SlotId, { personId, name }: Person) {
    return sealBytes(await nameKey(), new TextEncoder().encode(JSON.stringify([personId, name])), id)
  }

  async function holderOf(id: SlotId, { name: sealed }: Slot): Promise<Holder | null> {
    if (sealed === null) return null
    const text = new TextDecoder().decode(await openBytes(await nameKey(), sealed, id))
    const [personId = '', name = ''] = JSON.parse(text) as string[]
    return { slot: id, personId, name }
  }

  /** The hash of a PIN is kept at the centre, and is what the PIN proves: so each of the crew opens a tablet that they never held. */
  async function slotFor(person: Person): Promise<Entry> {
    const { salt, iterations: rounds, hash } = person.pin
    const id = await slotOfPerson(person.personId)
    return newSlot(id, { secret: bytesOfBase64(hash), salt, iterations: rounds, name: await sealName(id, person) })
  }

  /** The slots of those who may open it, and no others'. */
  async function grant(): Promise<void> {
    if (access === null || (await store.read('cut-off')) !== null) return
    const people = await Promise.all(access.crew.map(slotFor))
    const opensAlone = access.isForVisitors || people.length === 0 || !(await hasRecovery())
    const wanted = opensAlone ? [...people, await newSlot('slot:device', { secret: noSecret })] : people
    const kept = new Set<string>([...wanted.map(({ id }) => id), 'slot:recovery'])
    const slots = (await store.slots()).map(({ id }) => id)
    const gone = slots.filter((id) => !kept.has(id) && !id.startsWith('slot:window:'))
    await store.change(wanted, gone)
  }

  return {
    holders: async () => {
      const lastHolder = await store.read('last-holder')
      const slots = await store.slots()
      const found = await Promise.all(slots.map(({ id, value }) => holderOf(id, value)))
      return found
        .flatMap((holder) => holder ?? [])
        .toSorted((one, other) =>
          one.slot === lastHolder ? -1 : other.slot === lastHolder ? 1 : one.name.localeCompare(other.name),
        )
    },
    cutOffAt: () => store.read('cut-off'),
    open: async (way) => {
      const id = way.kind === 'PIN' ? way.slot : 'slot:recovery'
      const slot = await store.read(id)
      if (slot === null) return false
      const typed = way.kind === 'PIN' ? way.pin : signsOf(way.code)
      const secret = await secretOf(typed, { salt: bytesOfBase64(slot.salt), iterations: slot.iterations })
      const isRight = await openSlot(id, slot, secret)
      if (isRight && way.kind === 'PIN') await store.change([{ id: 'last-holder', value: way.slot }])
      return isRight
    },
    letIn: (wanted) =>
      inTurn(async () => {
        access = wanted
        await grant()
      }),
    recoveryOf: () => store.read('recovery-of'),
    keepRecovery: (code, account) =>
      inTurn(async () => {
        const salt = randomKeyBytes()
        const secret = await secretOf(signsOf(code), { salt, iterations })
        const slot = await newSlot('slot:recovery', { secret, salt: base64Of(salt), iterations })
        await store.change([slot, { id: 'recovery-of', value: account }])
        await grant()
      }),
    renewKey: async () => {
      const ring = await readRing()
      const renewed = { ...ring, keys: [newSealKey(now()), ...ring.keys] }
      await store.change([{ id: 'ring', value: await sealRing(renewed) }])
      await takeUpRing()
    },
    noteHolder: async (personId) => store.change([{ id: 'last-holder', value: await slotOfPerson(personId) }]),
    unlockWindow: (windowSecret) =>
      inTurn(async () => {
        const { id, secret } = windowSlot(windowSecret)
        const since = new Date(now().getTime() - longestWindowMs).toISOString()
        const windows = (await store.slots()).filter((slot) => slot.id.startsWith('slot:window:'))
        const gone = windows.filter(({ value }) => value.madeAt < since).map((slot) => slot.id)
        await store.change([await newSlot(id, { secret })], gone)
      }),
    lockWindow: (windowSecret) => inTurn(() => store.change([], [windowSlot(windowSecret).id])),
    lockPins: async () => {
      if (!(await hasRecovery())) return false
      const pins = (await store.slots()).map(({ id }) => id).filter((id) => id.startsWith('slot:person:'))
      await store.change([], pins)
      return true
    },
    cutOff: (at) =>
      inTurn(async () => {
        // Without a recovery code, PINs stay: what was not sent must not be lost.
        const stays = (await hasRecovery()) ? 'slot:recovery' : 'slot:person:'
        const gone = (await store.slots()).map(({ id }) => id).filter((id) => !id.startsWith(stays))
        await store.change([{ id: 'cut-off', value: at.toISOString() }], gone)
      }),
    takeBack: () =>
      inTurn(async () => {
        if ((await store.read('cut-off')) === null) return
        await store.change([], ['cut-off'])
        await grant()
      }),
  }
}

/** Capitals, blanks and hyphens do not matter. */
function signsOf(code: string): string {
  return code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}
