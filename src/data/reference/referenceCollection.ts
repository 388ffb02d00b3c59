import type { RxJsonSchema } from 'rxdb'
import type { Bar } from '../../domain/bar/bar.ts'
import type { Catalogue } from '../../domain/catalogue/catalogue.ts'
import type { RegisterPage } from '../../domain/device/registerPage.ts'
import type { Opening } from '../../domain/opening/opening.ts'
import type { Person } from '../../domain/person/person.ts'
import type { Site } from '../../domain/site/site.ts'
import type { SyncState } from '../record/storedRecord.ts'

export type ReferenceRecord = (Bar | Site | Opening | Person | Catalogue | RegisterPage) & {
  readonly by: string
  readonly updatedAt: string
}

/** All reference data in one collection: each further one is another IndexedDB database to open at start. */
export const referenceCollection = {
  schema: {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: {
      id: { type: 'string', maxLength: 100 },
      type: { type: 'string', maxLength: 20 },
      updatedAt: { type: 'string', maxLength: 30 },
      sync: { type: 'object', properties: { unsent: { type: 'integer', minimum: 0, maximum: 2, multipleOf: 1 } } },
    },
    required: ['id', 'type', 'sync'],
    indexes: ['type'],
  } as unknown as RxJsonSchema<ReferenceRecord & { readonly sync: SyncState }>,
}
