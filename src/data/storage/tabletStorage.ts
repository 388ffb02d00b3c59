import type { DexieOptions } from 'dexie'
import {
  addRxStorageMultiInstanceSupport,
  type BulkWriteRow,
  type CategorizeBulkWriteRowsOutput,
  categorizeBulkWriteRows,
  ensureRxStorageInstanceParamsAreCorrect,
  getPrimaryFieldOfPrimaryKey,
  type PreparedQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorage,
  type RxStorageBulkWriteResponse,
  type RxStorageInstanceCreationParams,
  type RxStorageQueryResult,
} from 'rxdb'
import {
  getDexieDbWithTables,
  getDexieStoreSchema,
  getKeyRangeByQueryPlan,
  RX_STORAGE_NAME_DEXIE,
  RxStorageDexie,
  RxStorageInstanceDexie,
} from 'rxdb/plugins/storage-dexie'
import { documentOf, rowOf } from './rowOf.ts'
import { heldAmong, putAll, rowsInRange } from './storeRequests.ts'

type DexieStorageInternals = RxStorageInstanceDexie<unknown>['internals']
type Params<D> = RxStorageInstanceCreationParams<D, DexieOptions>

/**
 * RxDB on Dexie with fewer requests and fewer indexes: RxDB's own keeps three that nothing here asks for and a table of
 * attachments, reads each document singly, and copies each in depth on its way in and out. What it wrote is read as it is.
 */
export function tabletStorage(options: DexieOptions): RxStorage<DexieStorageInternals, DexieOptions> {
  const dexie = new RxStorageDexie(options)
  return {
    name: dexie.name,
    rxdbVersion: dexie.rxdbVersion,
    createStorageInstance: async <D>(params: Params<D>) => {
      ensureRxStorageInstanceParamsAreCorrect(params)
      const instance = new TabletStorageInstance<D>(dexie, params, options)
      addRxStorageMultiInstanceSupport(RX_STORAGE_NAME_DEXIE, params, instance)
      return instance
    },
  }
}

/** The indexes by which something here is found: that of ids, and not RxDB's by time of last write, which its replication reads. */
function withUsefulIndexes<D>(schema: RxJsonSchema<D>): RxJsonSchema<D> {
  const asked = (schema.indexes ?? []).filter((index) => !String(index).includes('_meta.lwt'))
  return {
    ...schema,
    indexes: [...asked, ['_deleted', getPrimaryFieldOfPrimaryKey(schema.primaryKey)]],
  }
}

function storesOf<D>(schema: RxJsonSchema<D>): Record<string, string | null> {
  const docs = getDexieStoreSchema(schema)
    .split(', ')
    .filter((index) => !index.includes('_meta.lwt'))
    .join(', ')
  return { docs, changes: null, attachments: null }
}

class TabletStorageInstance<D> extends RxStorageInstanceDexie<D> {
  private readonly keyRange: typeof IDBKeyRange

  constructor(storage: RxStorageDexie, params: Params<D>, options: DexieOptions) {
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
  }

  override async bulkWrite(writes: BulkWriteRow<D>[], context: string): Promise<RxStorageBulkWriteResponse<D>> {
    const ids = writes.map(({ document }) => String(document[this.primaryPath]))
    const sorted = await this.transact('rw', async (store, booleans): Promise<CategorizeBulkWriteRowsOutput<D>> => {
      const held = await heldAmong(store, ids, this.keyRange)
      const known = new Map([...held].map(([id, row]) => [id, documentOf<D>(row, booleans)]))
      const rows = categorizeBulkWriteRows<D>(this, this.primaryPath as never, known, writes, context)
      const puts = [...rows.bulkInsertDocs, ...rows.bulkUpdateDocs].map(({ document }) => rowOf(document, booleans))
      await putAll(store, puts)
      return rows
    })
    const { eventBulk, newestRow, errors } = sorted
    if (eventBulk.events.length > 0 && newestRow !== undefined) {
      const { _meta, ...newest } = newestRow.document
      eventBulk.checkpoint = { id: String((newest as Record<string, unknown>)[this.primaryPath]), lwt: _meta.lwt }
      // Not for subclasses by RxDB's types, though nothing else tells the collections.
      this['changes$'].next(eventBulk)
    }
    return { error: errors }
  }

  override async findDocumentsById(ids: string[], withDeleted: boolean): Promise<RxDocumentData<D>[]> {
    return this.transact('r', async (store, booleans) => {
      const held = await heldAmong(store, ids, this.keyRange)
      const found = [...held.values()].map((row) => documentOf<D>(row, booleans))
      return withDeleted ? found : found.filter(({ _deleted }) => !_deleted)
    })
  }

  override async query(prepared: PreparedQuery<D>): Promise<RxStorageQueryResult<D>> {
    const { query, queryPlan } = prepared
    const { limit } = query
    if (limit === 0) return { documents: [] }
    if (!queryPlan.selectorSatisfiedByIndex || !queryPlan.sortSatisfiedByIndex || (query.skip ?? 0) > 0)
      return super.query(prepared)
    const documents = await this.transact('r', async (store, booleans) => {
      const range = rangeOf(() => getKeyRangeByQueryPlan(booleans, queryPlan, this.keyRange) as IDBKeyRange)
      if (range === null) return []
      const rows = await rowsInRange(store.index(`[${queryPlan.index.join('+')}]`), range, limit)
      return rows.map((row) => documentOf<D>(row, booleans))
    })
    return { documents }
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

  /** One transaction of Dexie's, which opens, reopens and watches the connection; the requests in it are the browser's own. */
  private async transact<T>(
    mode: 'r' | 'rw',
    work: (store: IDBObjectStore, booleans: string[]) => Promise<T>,
  ): Promise<T> {
    if (this.closed !== undefined) throw new Error(`The storage of ${this.collectionName} is closed.`)
    const { dexieDb, dexieTable, booleanIndexes } = await this.internals
    return dexieDb.transaction(mode, dexieTable, (transaction) =>
      work(transaction.idbtrans.objectStore(dexieTable.name), booleanIndexes),
    )
  }
}

/** Null for a range whose end lies before its start: IndexedDB refuses it, and nothing is in it. */
function rangeOf(make: () => IDBKeyRange): IDBKeyRange | null {
  try {
    return make()
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'DataError') return null
    throw cause
  }
}
