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
import { noSecret, slotKey, slotOf, type SlotParts } from './slot.ts'

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
  /** Whom the next start offers first. */
  noteHolder(personId: string): Promise<void>
  /** For the window's secret, as long as it is unlocked; null takes it away. */
  followWindow(secret: string | null): Promise<void>
  /** The centre takes this tablet no more: only the recovery code opens what it holds. */
  cutOff(at: Date): Promise<void>
  /** The centre takes this tablet again. */
  takeBack(): Promise<void>
}

/** As OWASP's password storage cheat sheet has it for PBKDF2 with SHA-256, and as PINs are kept at the centre. */
const iterations = 600_000

export function createKeyringWays({ store, deviceKey, openSlot, readRing }: KeyringCore): KeyringWays {
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
    return slotOf(deviceKey, id, bytesOfBase64(wrapping), parts)
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
    const kept = new Set<string>([...wanted.map(({ id }) => id), 'slot:recovery', 'slot:session'])
    const gone = (await store.slots()).map(({ id }) => id).filter((id) => !kept.has(id))
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
    noteHolder: async (personId) => store.change([{ id: 'last-holder', value: await slotOfPerson(personId) }]),
    followWindow: (secret) =>
      inTurn(async () => {
        if (secret === null) await store.change([], ['slot:session'])
        else await store.change([await newSlot('slot:session', { secret: new TextEncoder().encode(secret) })])
      }),
    cutOff: (at) =>
      inTurn(async () => {
        const others = (await store.slots()).map(({ id }) => id).filter((id) => id !== 'slot:recovery')
        // Without a recovery code, PINs stay: what was not sent must not be lost.
        const gone = (await hasRecovery()) ? others : (['slot:device', 'slot:session'] as const)
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
