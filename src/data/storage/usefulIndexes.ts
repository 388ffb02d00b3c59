import { getPrimaryFieldOfPrimaryKey, type RxJsonSchema } from 'rxdb'
import { getDexieStoreSchema } from 'rxdb/plugins/storage-dexie'

/** The indexes by which something here is found: that of ids, and not RxDB's by time of last write, which its replication reads. */
export function withUsefulIndexes<D>(schema: RxJsonSchema<D>): RxJsonSchema<D> {
  const asked = (schema.indexes ?? []).filter((index) => !String(index).includes('_meta.lwt'))
  return {
    ...schema,
    indexes: [...asked, ['_deleted', getPrimaryFieldOfPrimaryKey(schema.primaryKey)]],
  }
}

/** The stores of one database, as Dexie takes them. */
export function storesOf<D>(schema: RxJsonSchema<D>): Record<string, string | null> {
  const docs = getDexieStoreSchema(schema)
    .split(', ')
    .filter((index) => !index.includes('_meta.lwt'))
    .join(', ')
  return { docs, changes: null, attachments: null }
}
