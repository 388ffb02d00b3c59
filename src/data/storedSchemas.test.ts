import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { localCollection } from './local/localCollection.ts'
import { recordCollections } from './openLocalDatabase.ts'
import { referenceCollection } from './reference/referenceCollection.ts'

const fingerprint = (schema: unknown) => createHash('sha256').update(JSON.stringify(schema)).digest('hex').slice(0, 12)

/**
 * RxDB refuses to open a collection whose stored schema changed under the same version, and a tablet would not start. So an
 * index that is added is a new version: a migration in its collection, and a new line here in place of the old one.
 */
test.each([
  ['visits', recordCollections.visits.schema, 1, 'a151944bbc5f'],
  ['swaps', recordCollections.swaps.schema, 0, 'efb7fae2c79c'],
  ['taps', recordCollections.taps.schema, 0, '2843bc2e2d86'],
  ['stockMovements', recordCollections.stockMovements.schema, 0, '3e34122e2882'],
  ['attendances', recordCollections.attendances.schema, 0, '2df0fc3ab67d'],
  ['reference', referenceCollection.schema, 0, '876374290a88'],
  ['local', localCollection.schema, 0, 'b6cf1d92ae83'],
])('SY14 the stored schema of %s is the one that tablets have under its version', (_name, schema, version, known) => {
  expect([schema.version, fingerprint(schema)]).toEqual([version, known])
})
