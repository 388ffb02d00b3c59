import { combineLatest, concatMap, distinctUntilChanged, map, type Subscription } from 'rxjs'
import type { Keyring } from './data/keyring/keyring.ts'
import type { Access, OpeningVerdict, OpeningWay } from './data/keyring/keyringWays.ts'
import type { Holder } from './data/keyring/slots.ts'
import type { ReferenceRepository } from './data/reference/referenceRepository.ts'
import type { TabletRepository } from './data/tablet/tabletRepository.ts'
import type { Person } from './domain/person/person.ts'
import { deskScreenRole, tabletRole } from './domain/sync/roles.ts'
import type { ScreenLock } from './platform/screenLock.ts'
import type { OpenedAtTheGlass, OpenedBy, Services } from './services.tsx'

type AskAtTheGlass = (parts: {
  readonly holders: readonly Holder[]
  readonly cutOffAt: string | null
  readonly tryPin: (holder: { readonly personId: string }, pin: string) => Promise<OpeningVerdict>
  readonly tryRecovery: (code: string) => Promise<boolean>
}) => Promise<OpenedAtTheGlass>

/** What lies on this tablet is open when this resolves: by itself, or by whoever proved at the glass that they may. */
export async function openedByWhom(keyring: Keyring, lock: ScreenLock, ask: AskAtTheGlass): Promise<OpenedBy> {
  if (keyring.isOpen()) return { kind: 'itself' }
  // Unlocked by a secret that opens nothing any more.
  lock.setUnlocked(false)
  const ways = await keyring.ways()
  const holders = await ways.holders()
  const cutOffAt = await ways.cutOffAt()
  let wrongBefore = 0
  const open = async (way: OpeningWay) => {
    wrongBefore = await ways.wrongPins()
    return await ways.open(way)
  }
  const openedBy = await ask({
    holders,
    cutOffAt,
    tryPin: async ({ personId }, pin) => {
      const holder = holders.find((candidate) => candidate.personId === personId)
      return holder === undefined ? 'wrong' : await open({ kind: 'PIN', slot: holder.slot, pin })
    },
    tryRecovery: async (code) => (await open({ kind: 'recovery code', code })) === 'right',
  })
  return { ...openedBy, wrongBefore, cutOffAt }
}

/** A window that is unlocked opens the keyring again after a reload; one that is locked does not. */
export function keptByKeyring(lock: ScreenLock, keyring: Keyring, startAnew: () => void): Services['lock'] {
  return {
    lockOut: async () => {
      if (await (await keyring.ways()).lockOut()) startAnew()
    },
    isUnlocked: lock.isUnlocked,
    setUnlocked: (isUnlocked) => {
      if (isUnlocked === lock.isUnlocked()) return
      const before = lock.secret()
      lock.setUnlocked(isUnlocked)
      const secret = lock.secret()
      const change = async () => {
        const ways = await keyring.ways()
        if (before !== null) await ways.lockWindow(before)
        if (secret !== null) await ways.unlockWindow(secret)
      }
      // Should it not be kept, a reload asks for the PIN.
      change().catch(() => undefined)
    },
  }
}

/** The PINs that open this tablet are those of its bar's crew, as the centre last told them. */
export function letInCrew(keyring: Keyring, tablet: TabletRepository, reference: ReferenceRepository): Subscription {
  const access$ = combineLatest([tablet.tablet$(), tablet.roles$(), tablet.visitorScreen$(), reference.people$()]).pipe(
    map(([known, roles, screen, people]): Access => {
      const isScreen = roles.includes(deskScreenRole) && !roles.includes(tabletRole)
      const crew = known === null ? [] : people.filter(({ barIds }) => barIds.includes(known.barId))
      return { crew, isForVisitors: isScreen || screen !== null }
    }),
    distinctUntilChanged((a, b) => JSON.stringify(a) === JSON.stringify(b)),
  )
  const letIn = async (access: Access) => (await keyring.ways()).letIn(access)
  return access$.pipe(concatMap((access) => letIn(access).catch(() => undefined))).subscribe({ error: () => undefined })
}

/** Whom the next start offers first. */
export async function noteHolder(keyring: Keyring, { personId }: Person): Promise<void> {
  await (await keyring.ways()).noteHolder(personId)
}
