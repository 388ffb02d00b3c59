import type { Bar } from '../domain/bar/bar.ts'
import type { Site } from '../domain/site/site.ts'
import type { Person } from '../domain/person/person.ts'
import type { Workplace } from '../workplace.tsx'
import { aCatalogue } from './aCatalogue.ts'

const bar: Bar = {
  id: 'bar:lambeth-popup',
  type: 'bar',
  schema: 1,
  barId: 'lambeth-popup',
  name: 'Lambeth pop-up',
  kind: 'popup',
  bcu: 'Central South',
  siteId: null,
  hours: null,
  reasonOrder: ['laptop-fault', 'collect'],
}

const site: Site = {
  id: 'site:kennington',
  type: 'site',
  schema: 1,
  siteId: 'kennington',
  name: 'Kennington',
  bcu: 'Central South',
  borough: 'Lambeth',
  network: 'none',
}

const person: Person = {
  id: 'person:person-1',
  type: 'person',
  schema: 1,
  personId: 'person-1',
  name: 'Sana Begum',
  barIds: ['lambeth-popup'],
  pin: { salt: '', hash: '', iterations: 1 },
}

/** Sana Begum at work with tablet A of the Lambeth pop-up, at Kennington on Tuesday 24 November 2026. */
export function aWorkplace(changes: Partial<Workplace> = {}): Workplace {
  return {
    tablet: { installId: 'install-1', letter: 'A', barId: bar.barId },
    shift: {
      personId: person.personId,
      opening: { id: 'opening:lambeth-popup:2026-11-24', siteId: site.siteId, day: '2026-11-24' },
    },
    person,
    bar,
    site,
    catalogue: aCatalogue(),
    people: [person],
    sites: [site],
    ...changes,
  }
}
