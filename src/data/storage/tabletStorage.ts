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
import { openRows } from './openRows.ts'
import type { RowPlace } from './rowPlace.ts'
import { hashed, hashedFields, outlineOf, type Row, type RowShape, rowOf } from './rowOf.ts'
import type { Seal } from './seal.ts'
import { brokenRowsIn, countInRange, heldAmong, putAll, rowsInRange } from './storeRequests.ts'
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
      await instance.lookAtStart().catch(() => undefined)
      addRxStorageMultiInstanceSupport(RX_STORAGE_NAME_DEXIE, params, instance)
      return instance
    },
  }
}

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
    const { error, met } = await this.write(writes, context)
    if (met.size === 0) return { error }
    // What they met has a broken seal, and is out of their way by now.
    const idOfWrite = ({ document }: BulkWriteRow<D>) => String(document[this.primaryPath])
    const again = await this.write(
      writes.filter((write) => met.has(idOfWrite(write))),
      context,
    )
    if (again.met.size > 0) throw new Error('What is damaged on this tablet could not be put away: is its disk full?')
    return { error: [...error, ...again.error] }
  }

  /** `met`: what was not written because a row with a broken seal was there. */
  private async write(writes: BulkWriteRow<D>[], context: string) {
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
    const met = new Set<string>()
    const error: RxStorageBulkWriteResponse<D>['error'] = []
    for (const failed of errors) {
      const row = held.get(failed.documentId)
      const [documentInDb] = row === undefined ? [] : await this.documentsOf([row])
      if (row !== undefined && documentInDb === undefined) met.add(failed.documentId)
      else error.push(documentInDb === undefined ? failed : ({ ...failed, documentInDb } as typeof failed))
    }
    return { error, met }
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

  override async cleanup(minimumDeletedTime: number): Promise<boolean> {
    const before = Date.now() - minimumDeletedTime
    const { dexieDb, dexieTable } = await this.internals
    await dexieDb.transaction('rw', dexieTable, async () => {
      const removed = await dexieTable.filter((row) => row._deleted === '1' && row._meta.lwt < before).primaryKeys()
      await dexieTable.bulkDelete(removed)
    })
    return true
  }

  /** Once, before anything else is asked of it. Without room for it rows are read as they lie, and the next start tries again. */
  async lookAtStart(): Promise<void> {
    const { seal, keyRange, collectionName } = this
    if (seal === null) return
    const place = await this.place()
    const broken = await this.transact('r', (store) => brokenRowsIn(store, keyRange))
    if (broken.length > 0) await (await import('./brokenRows.ts')).lookAtBroken(broken, place)
    if ((await seal.wholeUnder(collectionName)) !== seal.currentKey())
      await (await import('./sealAll.ts')).sealAll(place, seal)
  }

  private async documentsOf(rows: readonly Row[]): Promise<RxDocumentData<D>[]> {
    const { documents, broken } = await openRows<D>(rows, await this.place())
    // Whoever counts, counts anew.
    if (broken.length > 0)
      this['changes$'].next({ id: crypto.randomUUID(), events: [], checkpoint: null, context: 'broken rows put away' })
    return documents
  }

  private async place(): Promise<RowPlace> {
    return { shape: await this.shape(), keyRange: this.keyRange, transact: (mode, work) => this.transact(mode, work) }
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

/** Null for a range whose end lies before its start: IndexedDB refuses it, and nothing is in it. */
function rangeOrNull(make: () => IDBKeyRange): IDBKeyRange | null {
  try {
    return make()
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'DataError') return null
    throw cause
  }
}
