import type { RxJsonSchema } from 'rxdb'
import type { GenericSchema } from 'valibot'
import type { AnyRecord, Stored } from './storedRecord.ts'

type Field = { readonly type: 'boolean' } | { readonly type: 'string'; readonly maxLength: number }
type Index = readonly string[]

const longestIndexedText = 100

/** What an older version of the app stored, in the shape of the next version. Applied to the record and to its base alike. */
export type Migration = (record: AnyRecord) => AnyRecord

/**
 * A collection of records; one migration for each version that its schema had before. An index that is added is a new
 * version, with `(record) => record` as its migration.
 */
export function recordCollection<T extends AnyRecord>(
  definition: GenericSchema,
  indexes: readonly Index[],
  migrations: readonly Migration[] = [],
) {
  return { schema: recordSchema<Stored<T>>(definition, migrations.length, indexes), migrations, autoMigrate: false }
}

/**
 * What the store must know of a record: its id and its indexed fields, derived from its one definition in `domain`. Nothing
 * else stands here: RxDB refuses to open a collection whose schema changed without a new version, and a new field of a
 * record is no reason for one. The sync state is indexed so that counting what is unsent reads no document.
 */
function recordSchema<T>(definition: GenericSchema, version: number, indexes: readonly Index[]): RxJsonSchema<T> {
  const all = [['sync.unsent', 'updatedAt'], ['barId', 'sync.unsent', 'updatedAt'], ...indexes]
  const known = fieldsOf(definition)
  const indexed = [...new Set(all.flat())].flatMap((name) => {
    const field = known[name]
    return field === undefined ? [] : [[name, indexedField(name, field)] as const]
  })
  return {
    version,
    primaryKey: 'id',
    type: 'object',
    properties: {
      ...Object.fromEntries(indexed),
      id: { type: 'string', maxLength: longestIndexedText },
      sync: { type: 'object', properties: { unsent: { type: 'integer', minimum: 0, maximum: 2, multipleOf: 1 } } },
    },
    // An index of IndexedDB leaves out a record that lacks one of its fields.
    required: ['id', 'sync', ...indexed.map(([name]) => name)],
    indexes: all,
  } as unknown as RxJsonSchema<T>
}

/**
 * Read off the definition itself: the converter to JSON Schema, which the centre's validation is made with, is not needed
 * for three kinds of field, and a tablet would load and run it at each start. Indexed texts get the length that RxDB asks for.
 */
function indexedField(name: string, field: Definition): Field {
  if (field.wrapped !== undefined) return indexedField(name, field.wrapped)
  if (field.type === 'boolean') return { type: 'boolean' }
  if (field.type === 'string' || field.type === 'picklist') return { type: 'string', maxLength: longestIndexedText }
  throw new Error(`No index can be kept of ${name}: it is neither a text nor yes or no.`)
}

/** What Valibot's definitions tell of themselves. */
type Definition = {
  readonly type: string
  /** Of an optional or nullable one: what it is otherwise. */
  readonly wrapped?: Definition
  readonly entries?: Readonly<Record<string, Definition>>
}

function fieldsOf(definition: GenericSchema): Readonly<Record<string, Definition>> {
  return (definition as unknown as Definition).entries ?? {}
}
