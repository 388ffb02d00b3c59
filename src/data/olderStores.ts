import { getWrappedStorageInstance, type RxJsonSchema, type RxStorage, type RxStorageInstance } from 'rxdb'
import type { LocalDatabase } from './openLocalDatabase.ts'
import type { Migration } from './record/recordCollection.ts'
import { recordPages } from './record/recordPages.ts'
import { findInStorage, type Place } from './record/readStorage.ts'
import type { Shelved } from './record/recordShelf.ts'
import { type AnyRecord, recordOf, type Stored } from './record/storedRecord.ts'
import { writeStorage } from './record/writeStorage.ts'

export type OlderStores = {
  readonly database: LocalDatabase
  readonly storage: RxStorage<unknown, unknown>
  /** Names of this device's databases; null where the browser does not tell them. */
  readonly databaseNames: () => Promise<readonly string[] | null>
  /** What to store where both places hold a record: a tab of the older app changed it after it was carried over. Null: nothing. */
  readonly settle: (older: Stored, here: Shelved) => Promise<Stored | null>
  /** Records carried over so far. */
  readonly onProgress: (done: number) => void
}

type Older = RxStorageInstance<Stored, unknown, unknown>

/**
 * Carries what older versions of this app stored over into this version's collection, what is unsent as unsent. Each page
 * is durable in its new place before it is taken from the old one, so a crash at any moment only repeats work. RxDB's own
 * migration goes by its replication, which skips for good what once failed to be written.
 *
 * Looked for at every start: a tab that still ran the older app may have written after the rest was carried over.
 */
export async function carryOver(
  name: string,
  place: Place<Stored>,
  migrations: readonly Migration[],
  stores: OlderStores,
): Promise<void> {
  for (const version of migrations.keys()) {
    const older = await openOlder(name, version, stores)
    if (older === null) continue
    try {
      await emptyInto(place, { storageInstance: older }, migrations.slice(version), stores)
      await older.cleanup(0)
    } finally {
      await older.close()
    }
  }
}

async function openOlder(name: string, version: number, stores: OlderStores): Promise<Older | null> {
  const { database, storage, databaseNames } = stores
  const names = await databaseNames()
  if (names !== null && !names.includes(`rxdb-dexie-${database.name}--${version}--${name}`)) return null
  // RxDB keeps the schema of each version that it ever opened; none: that version never ran here.
  const [kept] = await database.internalStore.findDocumentsById([`collection|${name}-${version}`], true)
  if (kept === undefined) return null
  const { schema } = kept.data as { readonly schema: RxJsonSchema<never> }
  const instance = await storage.createStorageInstance({
    databaseInstanceToken: database.token,
    databaseName: database.name,
    collectionName: name,
    schema,
    options: {},
    multiInstance: false,
    devMode: false,
  })
  // As a collection's own: it gives each write its revision.
  return getWrappedStorageInstance(database as never, instance, schema) as unknown as Older
}

/** Pass after pass, until one finds nothing left. */
async function emptyInto(
  place: Place<Stored>,
  older: Place<Stored>,
  migrations: readonly Migration[],
  stores: OlderStores,
): Promise<void> {
  let done = 0
  for (let isEmpty = false; !isEmpty; ) {
    isEmpty = true
    for await (const page of recordPages<AnyRecord>(older)) {
      if (page.length === 0) continue
      isEmpty = false
      const carried = await carryPage(page, place, migrations, stores)
      // Checked by revision: what the older app's tab wrote since stays there for the next pass.
      await writeStorage(
        older,
        carried.map((raw) => ({ previous: raw as never, next: withSync(recordOf(raw), raw), isDeleted: true })),
      )
      done += carried.length
      stores.onProgress(done)
    }
  }
}

/** Returns what is durable in its new place. */
async function carryPage(
  page: readonly Stored[],
  place: Place<Stored>,
  migrations: readonly Migration[],
  { settle }: OlderStores,
): Promise<readonly Stored[]> {
  const found = await findInStorage(
    place,
    page.map(({ id }) => id),
  )
  const here = new Map(found.map((raw) => [raw.id, raw]))
  const settled = page.map(async (raw) => {
    const previous = here.get(raw.id) ?? null
    const older = migrated(raw, migrations)
    const next =
      previous === null
        ? older
        : await settle(older, { stored: previous, isDeleted: previous._deleted, localRev: previous._rev })
    return next === null ? [] : [{ previous, next, isDeleted: false }]
  })
  const writes = (await Promise.all(settled)).flat()
  const overtaken = new Set((await writeStorage(place, writes)).map(({ id }) => id))
  return page.filter(({ id }) => !overtaken.has(id))
}

function migrated(raw: Stored, migrations: readonly Migration[]): Stored {
  const inNewShape = (record: AnyRecord) => migrations.reduce((before, migrate) => migrate(before), record)
  const { base } = raw.sync
  const newBase = base === null ? null : { ...inNewShape(base as AnyRecord) }
  return withSync(inNewShape(recordOf(raw)), { sync: { ...raw.sync, base: newBase } })
}

function withSync(record: AnyRecord, { sync }: Pick<Stored, 'sync'>): Stored {
  return { ...record, sync }
}
