import type { RxCollection } from 'rxdb'
import { map, type Observable } from 'rxjs'
import type { GenericSchema } from 'valibot'
import * as v from 'valibot'
import { type Bar, barSchema } from '../../domain/bar/bar.ts'
import { type Catalogue, catalogueSchema } from '../../domain/catalogue/catalogue.ts'
import { idOfPage, pageOf, registerPageSchema } from '../../domain/device/registerPage.ts'
import type { RegisteredDevice } from '../../domain/device/registeredDevice.ts'
import { type Opening, openingSchema } from '../../domain/opening/opening.ts'
import { type Person, personSchema } from '../../domain/person/person.ts'
import { type Site, siteSchema } from '../../domain/site/site.ts'
import { liveQuery$ } from '../record/liveQuery.ts'
import { findInStorage } from '../record/readStorage.ts'
import { recordPages } from '../record/recordPages.ts'
import { recordOf, type Stored } from '../record/storedRecord.ts'
import type { ReferenceRecord } from './referenceCollection.ts'

/**
 * What managers keep at the centre and every tablet reads: `techbar-shared`. Empty or null until first received. A document
 * that does not have the shape this app knows is left out, so that one slip at the centre does not stop a tablet.
 */
export type ReferenceRepository = {
  bars$(): Observable<readonly Bar[]>
  sites$(): Observable<readonly Site[]>
  /** Planned openings of all bars, by day. */
  openings$(): Observable<readonly Opening[]>
  /** Planned openings of a bar, by day. */
  rota$(barId: string): Observable<readonly Opening[]>
  people$(): Observable<readonly Person[]>
  catalogue$(): Observable<Catalogue | null>
  /** What the device register says of an asset tag; null where it knows none. */
  registered$(assetTag: string): Observable<RegisteredDevice | null>
  /** The one device of the register with this asset tag, serial number or IMEI; null where there is none. Looks through all of it. */
  findRegistered(label: string): Promise<RegisteredDevice | null>
}

export function createReferenceRepository(collection: RxCollection<Stored<ReferenceRecord>>): ReferenceRepository {
  function ofType$<T>(type: string, schema: GenericSchema<unknown, T>): Observable<readonly T[]> {
    return liveQuery$(collection, () => collection.find({ selector: { type } })).pipe(
      map((documents) =>
        documents.flatMap((document) => {
          const parsed = v.safeParse(schema, recordOf(document.toJSON() as Stored<ReferenceRecord>))
          return parsed.success ? [parsed.output] : []
        }),
      ),
    )
  }
  const devicesOn = (document: { readonly id: string } | undefined): readonly RegisteredDevice[] => {
    const page = v.safeParse(registerPageSchema, document)
    return page.success ? page.output.devices : []
  }
  const openings$ = () =>
    ofType$('opening', openingSchema).pipe(map((openings) => openings.toSorted((a, b) => (a.day < b.day ? -1 : 1))))
  return {
    bars$: () => ofType$('bar', barSchema).pipe(map((bars) => bars.toSorted((a, b) => a.name.localeCompare(b.name)))),
    sites$: () =>
      ofType$('site', siteSchema).pipe(map((sites) => sites.toSorted((a, b) => a.name.localeCompare(b.name)))),
    openings$,
    rota$: (barId) => openings$().pipe(map((openings) => openings.filter((opening) => opening.barId === barId))),
    people$: () =>
      ofType$('person', personSchema).pipe(map((people) => people.toSorted((a, b) => a.name.localeCompare(b.name)))),
    registered$: (assetTag) =>
      liveQuery$(collection, () => collection.findOne(idOfPage(pageOf(assetTag)))).pipe(
        map((page) => devicesOn(page?.toJSON()).find((device) => device.assetTag === assetTag) ?? null),
      ),
    findRegistered: async (label) => {
      const [own] = await findInStorage(collection, [idOfPage(pageOf(label))])
      const byTag = devicesOn(own).find((device) => device.assetTag === label)
      if (byTag !== undefined) return byTag
      for await (const documents of recordPages(collection)) {
        const found = documents
          .flatMap(devicesOn)
          .find(({ serial, imeis }) => serial === label || imeis.includes(label))
        if (found !== undefined) return found
      }
      return null
    },
    catalogue$: () => ofType$('catalogue', catalogueSchema).pipe(map((found) => found[0] ?? null)),
  }
}
