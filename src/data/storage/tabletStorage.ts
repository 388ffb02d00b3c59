import type { DexieOptions } from 'dexie'
import {
  addRxStorageMultiInstanceSupport,
  type BulkWriteRow,
  type CategorizeBulkWriteRowsOutput,
  categorizeBulkWriteRows,
  ensureRxStorageInstanceParamsAreCorrect,
  getQueryMatcher,
  getSortComparator,
  INDEX_MAX,
  INDEX_MIN,
  type PreparedQuery,
  type RxDocumentData,
  type RxStorage,
  type RxStorageBulkWriteResponse,
  type RxStorageCountResult,
  type RxStorageInstanceCreationParams,
  type RxStorageQueryResult,
} from 'rxdb'
import {
  getDexieDbWithTables,
  getKeyRangeByQueryPlan,
  RX_STORAGE_NAME_DEXIE,
  RxStorageDexie,
  RxStorageInstanceDexie,
} from 'rxdb/plugins/storage-dexie'
import { documentOf, hashed, hashedFields, outlineOf, type Row, type RowShape, rowOf } from './rowOf.ts'
import type { Seal } from './seal.ts'
import { countInRange, heldAmong, putAll, rowsAfter, rowsInRange } from './storeRequests.ts'
import { storesOf, withUsefulIndexes } from './usefulIndexes.ts'

type DexieStorageInternals = RxStorageInstanceDexie<unknown>['internals']
type Params<D> = RxStorageInstanceCreationParams<D, DexieOptions>

/**
 * RxDB on Dexie with fewer requests and fewer indexes: RxDB's own keeps three that nothing here asks for and a table of
 * attachments, reads each document singly, and copies each in depth on its way in and out. What it wrote is read as it is.
 * Rows lie sealed (ADR 13); keys are worked with before and after a transaction, which would not wait for them.
 */
export function tabletStorage(options: DexieOptions, seal: Seal): RxStorage<DexieStorageInternals, DexieOptions> {
  const dexie = new RxStorageDexie(options)
  return {
    name: dexie.name,
    rxdbVersion: dexie.rxdbVersion,
    createStorageInstance: async <D>(params: Params<D>) => {
      ensureRxStorageInstanceParamsAreCorrect(params)
      const instance = new TabletStorageInstance<D>(dexie, params, options, seal)
      // Without room for it rows are read as they lie, and the next start tries again.
      await instance.sealAll().catch(() => undefined)
      addRxStorageMultiInstanceSupport(RX_STORAGE_NAME_DEXIE, params, instance)
      return instance
    },
  }
}

/** Account, shift, install: a tablet without one of them would take itself for a new one. */
const ownNotes = 'local'

/** RxDB's notes of which stores there are. */
const ofRxdbItself = '_rxdb_internal'

class TabletStorageInstance<D> extends RxStorageInstanceDexie<D> {
  private readonly keyRange: typeof IDBKeyRange
  private readonly seal: Seal | null

  constructor(storage: RxStorageDexie, params: Params<D>, options: DexieOptions, seal: Seal) {
    const schema = withUsefulIndexes(params.schema)
    const settings = {
      ...options,
      // Dexie's cache of answers is for its own live queries.
      cache: 'disabled' as const,
      // RxDB asks for version 1; what lies on a device in that shape is changed to this one as it is opened.
      onCreate: (dexie: { version(n: number): { stores(s: Record<string, string | null>): unknown } }) => {
        dexie.version(2).stores(storesOf(schema))
      },
    }
    const internals = getDexieDbWithTables(params.databaseName, params.collectionName, settings, params.schema)
    super(
      storage,
      params.databaseName,
      params.collectionName,
      schema,
      internals,
      params.options,
      settings,
      params.devMode,
    )
    this.keyRange = (options.IDBKeyRange as typeof IDBKeyRange | undefined) ?? globalThis.IDBKeyRange
    this.seal = params.collectionName === ofRxdbItself ? null : seal
  }

  override async bulkWrite(writes: BulkWriteRow<D>[], context: string): Promise<RxStorageBulkWriteResponse<D>> {
    const shape = await this.shape()
    const ids = writes.map(({ document }) => String(document[this.primaryPath]))
    const rows = new Map<string, Row>()
    const made = await Promise.all(writes.map(({ document }) => rowOf(document, shape)))
    for (const [place, row] of made.entries()) rows.set(ids[place] ?? '', row)
    let held: ReadonlyMap<string, Row> = new Map()
    const sorted = await this.transact('rw', async (store): Promise<CategorizeBulkWriteRowsOutput<D>> => {
      held = await heldAmong(store, ids, this.keyRange)
      const known = new Map([...held].map(([id, row]) => [id, outlineOf<D>(row)]))
      const categorized = categorizeBulkWriteRows<D>(this, this.primaryPath as never, known, writes, context)
      const accepted = [...categorized.bulkInsertDocs, ...categorized.bulkUpdateDocs]
      await putAll(
        store,
        accepted.map(({ document }) => rows.get(String(document[this.primaryPath])) as Row),
      )
      return categorized
    })
    const { eventBulk, newestRow, errors } = sorted
    if (eventBulk.events.length > 0 && newestRow !== undefined) {
      const { _meta, ...newest } = newestRow.document
      eventBulk.checkpoint = { id: String((newest as Record<string, unknown>)[this.primaryPath]), lwt: _meta.lwt }
      // Not for subclasses by RxDB's types, though nothing else tells the collections.
      this['changes$'].next(eventBulk)
    }
    const error = await Promise.all(
      errors.map(async (failed) => {
        const row = held.get(failed.documentId)
        return row === undefined ? failed : { ...failed, documentInDb: await documentOf<D>(row, shape) }
      }),
    )
    return { error }
  }

  override async findDocumentsById(ids: string[], withDeleted: boolean): Promise<RxDocumentData<D>[]> {
    const held = await this.transact('r', (store) => heldAmong(store, ids, this.keyRange))
    const found = await this.documentsOf([...held.values()])
    return withDeleted ? found : found.filter(({ _deleted }) => !_deleted)
  }

  override async query(prepared: PreparedQuery<D>): Promise<RxStorageQueryResult<D>> {
    const { query, queryPlan } = prepared
    const { limit, skip } = query
    if (limit === 0) return { documents: [] }
    const isAnswered = queryPlan.selectorSatisfiedByIndex && queryPlan.sortSatisfiedByIndex && skip === 0
    const range = await this.rangeOf(prepared)
    if (range === null) return { documents: [] }
    const rows = await this.transact('r', (store) =>
      rowsInRange(store.index(`[${queryPlan.index.join('+')}]`), range, isAnswered ? limit : undefined),
    )
    const found = await this.documentsOf(rows)
    if (isAnswered) return { documents: found }
    const fits = getQueryMatcher(this.schema as never, query as never)
    const inOrder = found.filter(fits).toSorted(getSortComparator(this.schema as never, query as never))
    return { documents: inOrder.slice(skip, limit === undefined ? undefined : skip + limit) }
  }

  override async count(prepared: PreparedQuery<D>): Promise<RxStorageCountResult> {
    if (!prepared.queryPlan.selectorSatisfiedByIndex)
      return { count: (await this.query(prepared)).documents.length, mode: 'slow' }
    const range = await this.rangeOf(prepared)
    const index = `[${prepared.queryPlan.index.join('+')}]`
    const count = range === null ? 0 : await this.transact('r', (store) => countInRange(store.index(index), range))
    return { count, mode: 'fast' }
  }

  /** Rows that an older app left readable, or that lie under an older key: each is sealed as it is. */
  async sealAll(): Promise<void> {
    const { seal } = this
    const key = seal?.currentKey()
    if (seal === null || key === undefined) return
    const shape = await this.shape()
    if ((await seal.wholeUnder(shape.store)) === key) return
    let isWhole = true
    for (let last: string | null = null; ; ) {
      const after: string | null = last
      const page = await this.transact('r', (store) => rowsAfter(store, after, this.keyRange))
      const end = page.at(-1)
      if (end === undefined) break
      const older = page.filter(({ sealed }) => sealed?.key !== key)
      const opened = await this.documentsOf(older)
      isWhole &&= opened.length === older.length
      const made = await Promise.all(opened.map((document) => rowOf(document, shape)))
      await this.transact('rw', async (store) => {
        const held = await heldAmong(store, older.map(idOf), this.keyRange)
        await putAll(
          store,
          // What was written since is sealed already.
          made.filter((row) => held.get(idOf(row))?.['_rev'] === row['_rev']),
        )
      })
      last = idOf(end)
    }
    if (isWhole) await seal.noteWhole(shape.store, key)
  }

  override async cleanup(minimumDeletedTime: number): Promise<boolean> {
    const before = Date.now() - minimumDeletedTime
    const { dexieDb, dexieTable } = await this.internals
    await dexieDb.transaction('rw', dexieTable, async () => {
      const removed = await dexieTable.filter((row) => row._deleted === '1' && row._meta.lwt < before).primaryKeys()
      await dexieTable.bulkDelete(removed)
    })
    return true
  }

  /** One record whose seal is broken does not stand in the way of the others; the tablet's own notes are read whole or not at all. */
  private async documentsOf(rows: readonly Row[]): Promise<RxDocumentData<D>[]> {
    const shape = await this.shape()
    const opened = rows.map(async (row) =>
      documentOf<D>(row, shape).catch((cause: unknown) => {
        if (shape.store === ownNotes || this.seal?.has(row.sealed?.key ?? '') !== true) throw cause
        this.seal.tellDamaged({ id: idOf(row), updatedAt: String(row['updatedAt']) })
        return null
      }),
    )
    return (await Promise.all(opened)).flatMap((document) => document ?? [])
  }

  private async shape(): Promise<RowShape> {
    const { booleanIndexes } = await this.internals
    const plain = new Set([this.primaryPath, ...(this.schema.indexes ?? []).flat()].map(String))
    return { store: this.collectionName, plain: [...plain], booleans: booleanIndexes, seal: this.seal }
  }

  /** Null where nothing can be in it. */
  private async rangeOf({ queryPlan }: PreparedQuery<D>): Promise<IDBKeyRange | null> {
    const { booleanIndexes } = await this.internals
    const keys = async (values: readonly unknown[]) =>
      Promise.all(values.map((value, place) => this.keyOf(queryPlan.index[place], value)))
    const plan = { ...queryPlan, startKeys: await keys(queryPlan.startKeys), endKeys: await keys(queryPlan.endKeys) }
    return rangeOrNull(() => getKeyRangeByQueryPlan(booleanIndexes, plan as never, this.keyRange) as IDBKeyRange)
  }

  /** Hashes are compared for being the same, never for which comes first. */
  private async keyOf(field: string | undefined, value: unknown): Promise<unknown> {
    const isEnd = value === INDEX_MIN || value === INDEX_MAX
    return this.seal === null || isEnd || !hashedFields.includes(String(field)) ? value : hashed(value, this.seal)
  }

  /** One transaction of Dexie's, which opens, reopens and watches the connection; the requests in it are the browser's own. */
  private async transact<T>(mode: 'r' | 'rw', work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
    if (this.closed !== undefined) throw new Error(`The storage of ${this.collectionName} is closed.`)
    const { dexieDb, dexieTable } = await this.internals
    return dexieDb.transaction(mode, dexieTable, (transaction) =>
      work(transaction.idbtrans.objectStore(dexieTable.name)),
    )
  }
}

function idOf({ id }: Row): string {
  return String(id)
}

/** Null for a range whose end lies before its start: IndexedDB refuses it, and nothing is in it. */
function rangeOrNull(make: () => IDBKeyRange): IDBKeyRange | null {
  try {
    return make()
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'DataError') return null
    throw cause
  }
}
