import type { Person } from '../../domain/person/person.ts'
import { mostWrongPins } from '../../domain/tablet/mostWrongPins.ts'
import { base64Of, bytesOfBase64, openBytes, randomKeyBytes, secretOf } from '../../platform/sealing.ts'
import type { KeyringCore } from './keyringCore.ts'
import type { Entry, EntryChange, EntryId, SlotId } from './keyringStore.ts'
import { newSealKey, sealRing } from './ring.ts'
import { isOfToday, noSecret, slotKey, windowSlot } from './slot.ts'
import { createSlots, type Holder } from './slots.ts'

export type OpeningVerdict = 'right' | 'wrong' | 'locked'

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
  /** `locked`: too many PINs in a row were wrong, also before a restart; only the recovery code opens it now. */
  open(way: OpeningWay): Promise<OpeningVerdict>
  /** PINs in a row that were wrong while it lay sealed. */
  wrongPins(): Promise<number>
  /** Opened with the recovery code, by this window. */
  isRecovered(): boolean
  /** Whose PINs open it from now on. Without a recovery code the device goes on opening it alone: nobody is locked out for good. */
  letIn(access: Access): Promise<void>
  isRecoveryCode(code: string): Promise<boolean>
  keepRecovery(code: string): Promise<void>
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
  /**
   * The centre takes this tablet no more: only the recovery code opens what it holds, PINs where it has none, the device where
   * nobody has a PIN. True where a start asks for something from now on that it did not ask for before.
   */
  cutOff(at: Date): Promise<boolean>
  /**
   * Too many PINs were wrong at a screen that is locked: from the next start on only the recovery code opens it. True where that
   * asks for something that was not asked for before; false where nothing else would open it.
   */
  lockOut(): Promise<boolean>
  /** The centre takes this tablet again. */
  takeBack(): Promise<void>
}

/** As OWASP's password storage cheat sheet has it for PBKDF2 with SHA-256, and as PINs are kept at the centre. */
const iterations = 600_000

export function createKeyringWays(core: KeyringCore): KeyringWays {
  const { store, deviceKey, now, openSlot, readRing, takeUpRing } = core
  let access: Access | null = null
  let isRecovered = false
  let last: Promise<unknown> = Promise.resolve()

  /** Changes of slots come one after the other. */
  function inTurn(task: () => Promise<void>): Promise<void> {
    const done = last.then(task)
    last = done.catch(() => undefined)
    return done
  }

  const { newSlot, slotFor, slotOfPerson, holderOf } = createSlots(core)
  const hasRecovery = async () => (await store.read('slot:recovery')) !== null

  /** The slots of those who may open it, and no others'. */
  async function grant(): Promise<void> {
    if (access === null) return
    const { crew, isForVisitors } = access
    // A PIN that somebody wrote down wrong at the centre is that person's trouble alone.
    const made = await Promise.all(crew.map((person) => slotFor(person).catch(() => null)))
    const people = made.flatMap((slot) => slot ?? [])
    const device = await newSlot('slot:device', { secret: noSecret })
    await store.changeBy((present) => {
      if (present.has('cut-off')) return nothing
      const opensAlone = isForVisitors || people.length === 0 || !present.has('slot:recovery')
      const wanted = opensAlone ? [...people, device] : people
      const kept = new Set<EntryId>([...wanted.map(({ id }) => id), 'slot:recovery'])
      const isWindow = (id: EntryId) => id.startsWith('slot:window:')
      return { put: wanted, remove: slotsIn(present).filter((id) => !kept.has(id) && !isWindow(id)) }
    })
  }

  /** Counts wrong PINs over restarts; the last that is allowed takes all PINs away, if there is a recovery code. */
  async function judged(way: OpeningWay, isRight: boolean): Promise<OpeningVerdict> {
    if (isRight) {
      const held: readonly Entry[] = way.kind === 'PIN' ? [{ id: 'last-holder', value: way.slot }] : []
      await store.change(held, ['wrong-pins'])
      return 'right'
    }
    if (way.kind === 'recovery code') return 'wrong'
    const wrong = ((await store.read('wrong-pins')) ?? 0) + 1
    const isLast = wrong >= mostWrongPins && (await hasRecovery())
    const pins = (await store.slots()).map(({ id }) => id).filter((id) => id.startsWith('slot:person:'))
    await store.change([{ id: 'wrong-pins', value: wrong }], isLast ? pins : [])
    return isLast ? 'locked' : 'wrong'
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
      if (slot === null) return 'wrong'
      const typed = way.kind === 'PIN' ? way.pin : signsOf(way.code)
      const secret = await secretOf(typed, { salt: bytesOfBase64(slot.salt), iterations: slot.iterations })
      const isRight = await openSlot(id, slot, secret)
      isRecovered ||= isRight && way.kind === 'recovery code'
      // What is noted here is a comfort or a safeguard: on a full disk it is not, and the tablet opens all the same.
      return await judged(way, isRight).catch(() => (isRight ? 'right' : 'wrong'))
    },
    wrongPins: async () => (await store.read('wrong-pins')) ?? 0,
    isRecovered: () => isRecovered,
    letIn: (wanted) =>
      inTurn(async () => {
        access = wanted
        await grant()
      }),
    isRecoveryCode: async (code) => {
      const slot = await store.read('slot:recovery')
      if (slot === null) return false
      const secret = await secretOf(signsOf(code), { salt: bytesOfBase64(slot.salt), iterations: slot.iterations })
      const key = await slotKey(deviceKey, 'slot:recovery', secret)
      return await openBytes(key, slot.wrapped, 'slot:recovery').then(
        () => true,
        () => false,
      )
    },
    keepRecovery: (code) =>
      inTurn(async () => {
        const salt = randomKeyBytes()
        const secret = await secretOf(signsOf(code), { salt, iterations })
        const slot = await newSlot('slot:recovery', { secret, salt: base64Of(salt), iterations })
        await store.change([slot])
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
        const windows = (await store.slots()).filter((slot) => slot.id.startsWith('slot:window:'))
        const gone = windows.filter(({ value }) => !isOfToday(value, now())).map((slot) => slot.id)
        const slot = await newSlot(id, { secret })
        await store.changeBy((present) => (present.has('cut-off') ? nothing : { put: [slot], remove: gone }))
      }),
    lockWindow: (windowSecret) => inTurn(() => store.change([], [windowSlot(windowSecret).id])),
    cutOff: async (at) => {
      let isNews = false
      await inTurn(() =>
        store.changeBy((present) => {
          const ways = slotsIn(present)
          // What was not sent must not be lost: some way always stays.
          const stays = (['slot:recovery', 'slot:person:', 'slot:device'] as const).find((way) =>
            ways.some((id) => id.startsWith(way)),
          )
          const remove = ways.filter((id) => stays === undefined || !id.startsWith(stays))
          isNews = stays !== 'slot:device' && (stays === 'slot:recovery' || !present.has('cut-off'))
          return { put: [{ id: 'cut-off', value: at.toISOString() }], remove }
        }),
      )
      return isNews
    },
    lockOut: async () => {
      let isSealed = false
      await inTurn(() =>
        store.changeBy((present) => {
          isSealed = present.has('slot:recovery') && !present.has('slot:device')
          return isSealed ? { put: [], remove: slotsIn(present).filter((id) => id !== 'slot:recovery') } : nothing
        }),
      )
      // This window opens it for nobody any more, whatever comes from the centre before it starts anew.
      if (isSealed) access = null
      return isSealed
    },
    takeBack: () =>
      inTurn(async () => {
        if ((await store.read('cut-off')) === null) return
        await store.change([], ['cut-off'])
        await grant()
      }),
  }
}

const nothing: EntryChange = { put: [], remove: [] }

function slotsIn(present: ReadonlySet<EntryId>): readonly SlotId[] {
  return [...present].filter((id): id is SlotId => id.startsWith('slot:'))
}

/** Capitals, blanks and hyphens do not matter. */
function signsOf(code: string): string {
  return code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}
