import { combineLatest, concatMap, distinctUntilChanged, map, type Subscription } from 'rxjs'
import type { Keyring } from './data/keyring/keyring.ts'
import type { Access, Holder } from './data/keyring/keyringWays.ts'
import type { ReferenceRepository } from './data/reference/referenceRepository.ts'
import type { TabletRepository } from './data/tablet/tabletRepository.ts'
import type { Person } from './domain/person/person.ts'
import { deskScreenRole, tabletRole } from './domain/sync/roles.ts'
import type { PinTriesStore } from './platform/pinTries.ts'
import type { ScreenLock } from './platform/screenLock.ts'
import type { OpenedAtTheGlass, OpenedBy, Services } from './services.tsx'

export type PinVerdict = 'right' | 'wrong' | 'locked'

/** At a sealed tablet, one after the other, by whomever: somebody who forgot theirs has waited for a quarter of an hour by then. */
export const mostWrongPins = 20

type AskAtTheGlass = (parts: {
  readonly holders: readonly Holder[]
  readonly cutOffAt: string | null
  readonly tryPin: (holder: { readonly personId: string }, pin: string) => Promise<PinVerdict>
  readonly tryRecovery: (code: string) => Promise<boolean>
}) => Promise<OpenedAtTheGlass>

/** What lies on this tablet is open when this resolves: by itself, or by whoever proved at the glass that they may. */
export async function openedByWhom(
  keyring: Keyring,
  lock: ScreenLock,
  pinTries: PinTriesStore,
  ask: AskAtTheGlass,
): Promise<OpenedBy> {
  if (keyring.isOpen()) return { kind: 'itself' }
  // Unlocked by a secret that opens nothing any more.
  lock.setUnlocked(false)
  const ways = await keyring.ways()
  const holders = await ways.holders()
  let triesUntilOpen = 0
  const openedBy = await ask({
    holders,
    cutOffAt: await ways.cutOffAt(),
    tryPin: async ({ personId }, pin) => {
      // The pad counts a try before it is answered, this one too.
      triesUntilOpen = pinTries.read().wrongTimes
      const holder = holders.find((candidate) => candidate.personId === personId)
      if (holder !== undefined && (await ways.open({ kind: 'PIN', slot: holder.slot, pin }))) return 'right'
      return pinTries.read().wrongTimes >= mostWrongPins && (await ways.lockPins()) ? 'locked' : 'wrong'
    },
    tryRecovery: async (code) => {
      triesUntilOpen = pinTries.read().wrongTimes
      return await ways.open({ kind: 'recovery code', code })
    },
  })
  return { ...openedBy, wrongBefore: Math.max(0, triesUntilOpen - 1) }
}

/** A window that is unlocked opens the keyring again after a reload; one that is locked does not. */
export function keptByKeyring(lock: ScreenLock, keyring: Keyring): Services['lock'] {
  return {
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
