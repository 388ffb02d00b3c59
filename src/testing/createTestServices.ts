import { onTestFinished } from 'vitest'
import { type Composition, composeServices, type Ports } from '../composeServices.ts'
import { createRecordShelf } from '../data/record/recordShelf.ts'
import type { ReferenceRecord } from '../data/reference/referenceCollection.ts'
import type { Bar } from '../domain/bar/bar.ts'
import type { Catalogue } from '../domain/catalogue/catalogue.ts'
import type { RegisterPage } from '../domain/device/registerPage.ts'
import type { Opening } from '../domain/opening/opening.ts'
import type { Person } from '../domain/person/person.ts'
import type { Site } from '../domain/site/site.ts'
import { testPorts } from './testPorts.ts'

type Reference = Bar | Site | Opening | Person | Catalogue | RegisterPage

export type TestServices = Composition & {
  /** Puts reference data on the tablet as a pull of `techbar-shared` would. */
  receiveReference(records: readonly Reference[]): Promise<void>
}

/**
 * The app's own services over RxDB in memory, without a network: the real repositories, sync and all, with a fixed clock
 * (Tue 24 Nov 2026, 10:00 UTC) and ids that count up. Call it inside a test: its database closes with that test.
 */
export async function createTestServices(ports: Partial<Ports> = {}): Promise<TestServices> {
  const composition = await composeServices(await testPorts(ports))
  // Open-source RxDB allows 16 collections in one process, and a tablet has 7.
  onTestFinished(() => composition.close())
  const shelf = createRecordShelf<ReferenceRecord>(['reference'], composition.database.reference)
  return {
    ...composition,
    receiveReference: async (records) => {
      await shelf.write(
        records.map((record) => ({
          previous: null,
          next: {
            ...record,
            by: '',
            updatedAt: '',
            sync: { unsent: 0 as const, rev: '1-a', base: null, reason: null },
          },
          isDeleted: false,
        })),
      )
    },
  }
}
