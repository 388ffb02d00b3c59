import type { RecordShelf } from '../data/record/recordShelf.ts'
import type { UnsentKind } from '../domain/sync/syncStatus.ts'
import { databaseOfBar, sharedDatabase } from '../domain/sync/databaseNames.ts'
import type { Account } from '../domain/tablet/tablet.ts'
import { fetchDamaged } from './fetchDamaged.ts'
import { followFeed } from './followFeed.ts'
import { localWriteFailure } from './localWriteFailure.ts'
import { sendUnsent } from './sendUnsent.ts'
import type { Outbox, Workshop } from './workshop.ts'

/** Where this tablet's records lie, of each kind that is counted as unsent, and what it only reads. */
export type Shelves = Readonly<Record<UnsentKind, RecordShelf>> & { readonly reference: RecordShelf }

/** Whose data this tablet exchanges: null until it is set up; `barId` null until a bar is chosen. */
export type Membership = { readonly account: Account; readonly barId: string | null } | null

/**
 * Follows `techbar-shared` and the bar's database, and sends what is unsent, until `signal` aborts. Two readers, and
 * senders that take turns: three connections at most, four with a sign-in.
 */
export async function exchange(
  membership: NonNullable<Membership>,
  shelves: Shelves,
  shop: Workshop,
  signal: AbortSignal,
): Promise<void> {
  shop.report.begins()
  const roles = await signInUntilHeard(membership.account, shop, signal)
  const shared = {
    database: sharedDatabase,
    barId: null,
    shelves: [shelves.reference],
    setAside: shop.setAsideOf(sharedDatabase),
  }
  // Beside the exchange, which does not wait for it: on a bad line it takes minutes.
  const workers = [
    followFeed(shared, shop, signal),
    fetchDamaged(shared, shop, signal),
    keepRecoverable(membership.account, roles, shop, signal),
  ]
  if (membership.barId !== null) {
    const bar = outboxOf(membership.barId, shelves, shop)
    workers.push(
      followFeed(bar, shop, signal),
      fetchDamaged(bar, shop, signal),
      sendUnsent(bar, shop, signal),
      sendForFormerBars(bar, shelves, shop, signal),
    )
  }
  await Promise.all(workers)
}

function outboxOf(barId: string, { reference: _read, ...written }: Shelves, shop: Workshop): Outbox {
  const database = databaseOfBar(barId)
  return { barId, database, shelves: Object.values(written), setAside: shop.setAsideOf(database) }
}

/** What was taken while this tablet belonged to another bar goes to that bar's own database, as far as the account may. */
async function sendForFormerBars(bar: Outbox, shelves: Shelves, shop: Workshop, signal: AbortSignal): Promise<void> {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      const found = (await Promise.all(bar.shelves.map((shelf) => shelf.barsToSend()))).flat()
      const former = [...new Set(found)].filter((barId) => barId !== bar.barId)
      shop.report.rests('former bars')
      const outboxes = former.map((barId) => outboxOf(barId, shelves, shop))
      await Promise.all(outboxes.map((outbox) => sendUnsent(outbox, shop, signal)))
      return
    } catch (cause) {
      const failure = localWriteFailure(cause)
      shop.report.failed('former bars', failure)
      await shop.pacer.pause(attempt, failure, signal)
    }
  }
}

/** Work goes on meanwhile: what is written is kept and counted as unsent. */
async function signInUntilHeard(account: Account, shop: Workshop, signal: AbortSignal): Promise<readonly string[]> {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    const answer = await shop.client.signIn(account)
    // An answer to an account that was changed meanwhile says nothing of the one that stands now.
    if (signal.aborted) break
    if (answer.kind === 'answer') {
      await shop.standing.taken(answer.value.roles)
      shop.report.rests('sign-in')
      return answer.value.roles
    }
    shop.report.failed('sign-in', answer.failure)
    await shop.pacer.pause(attempt, answer.failure, signal)
  }
  return []
}

async function keepRecoverable(account: Account, roles: readonly string[], shop: Workshop, signal: AbortSignal) {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    if (await shop.standing.keepRecoverable(account, roles)) return
    await shop.pacer.pause(attempt, { kind: 'centre-trouble', status: 503 }, signal)
  }
}
