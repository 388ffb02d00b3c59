import type { Person } from '../../src/domain/person/person.ts'
import { centralDatabase, databaseOfBar, roleOfBar, sharedDatabase } from '../../src/domain/sync/databaseNames.ts'
import { type Administrator, type CentreClient, openCentre } from '../centreClient.ts'
import { accountPath, ensureAccount } from '../ensureAccount.ts'
import { ensureDocument, readDocument } from '../ensureDocument.ts'
import { installCentre } from '../installCentre.ts'
import { hashPin } from '../hashPin.ts'
import { managerRole, tabletRole } from '../roles.ts'
import { missingOf, writeMissing } from '../writeMissing.ts'
import { demonstrationBars } from './demonstrationBars.ts'
import { demonstrationCatalogue } from './demonstrationCatalogue.ts'
import { demonstrationHistory } from './demonstrationHistory.ts'
import {
  demonstrationPin,
  demonstrationRounds,
  demonstrationTechnicians,
  techniciansOf,
} from './demonstrationPeople.ts'
import { demonstrationRegister } from './demonstrationRegister.ts'
import { demonstrationRota } from './demonstrationRota.ts'
import { demonstrationSites } from './demonstrationSites.ts'
import { makeSetUpCode } from '../makeSetUpCode.ts'

const everyBar = [tabletRole, ...demonstrationBars.map(({ barId }) => roleOfBar(barId))]
const accounts = {
  /** May work at every bar. */
  tryout: everyBar,
  /** Keeps the device register besides. */
  demomanager: [...everyBar, managerRole],
} as const
const markerPath = `${centralDatabase}/_local/demonstration`

/**
 * Fills a centre with what is needed to try Tech Bar out: bars, sites, rota, people, catalogue, and two weeks of records.
 * Interrupted or repeated, it goes on where it stopped: all ids are fixed, what is there stays, and the day that the
 * history was told from is remembered. Once done, a further call only extends the rota. `signIn` says how to sign in.
 */
export async function seedDemonstration(
  url: string,
  admin: Administrator,
  today: Date,
  onProgress: (words: string) => void = () => {},
): Promise<{ readonly signIn: readonly string[] }> {
  onProgress('Databases and rules')
  await installCentre(
    url,
    admin,
    demonstrationBars.map(({ barId }) => barId),
  )
  const centre = await openCentre(url, admin)
  const marker = await readDocument(centre, markerPath)
  await writeMissing(centre, sharedDatabase, demonstrationRota(today))
  if (marker?.['isDone'] !== true) {
    const startedOn = typeof marker?.['today'] === 'string' ? marker['today'] : today.toISOString()
    await ensureDocument(centre, markerPath, { today: startedOn, isDone: false })
    await writeReferenceData(centre)
    await writeHistory(centre, new Date(startedOn), onProgress)
    await ensureDocument(centre, markerPath, { today: startedOn, isDone: true })
  }
  const [tryOut, manager] = [
    await ensureTryOutAccount(centre, 'tryout'),
    await ensureTryOutAccount(centre, 'demomanager'),
  ]
  return { signIn: signInWords(tryOut, manager) }
}

async function writeReferenceData(centre: CentreClient): Promise<void> {
  await writeMissing(centre, sharedDatabase, [demonstrationCatalogue, ...demonstrationSites, ...demonstrationBars])
  const ids = demonstrationTechnicians.map(({ personId }) => `person:${personId}`)
  const missing = await missingOf(centre, sharedDatabase, ids)
  const people = demonstrationTechnicians.filter(({ personId }) => missing.has(`person:${personId}`))
  await writeMissing(
    centre,
    sharedDatabase,
    await Promise.all(
      people.map(
        async ({ personId, name, barIds }): Promise<Person> => ({
          id: `person:${personId}`,
          type: 'person',
          schema: 1,
          personId,
          name,
          barIds: [...barIds],
          pin: await hashPin(demonstrationPin, demonstrationRounds),
        }),
      ),
    ),
  )
}

async function writeHistory(centre: CentreClient, today: Date, onProgress: (words: string) => void): Promise<void> {
  const history = demonstrationHistory(today)
  const { visits, swaps, taps, stockMovements } = history
  onProgress('Device register')
  await writeMissing(centre, sharedDatabase, demonstrationRegister(history))
  const records = [...stockMovements, ...visits, ...swaps, ...taps]
  for (const [at, { barId, name }] of demonstrationBars.entries()) {
    onProgress(`${name}: ${at + 1} of ${demonstrationBars.length}`)
    await writeMissing(
      centre,
      databaseOfBar(barId),
      records.filter((record) => record.barId === barId),
    )
  }
}

/**
 * An account for trying out. Its code stands in its own document, which none but administrators read, so that it can be
 * shown again: fit for nothing else.
 */
async function ensureTryOutAccount(centre: CentreClient, name: keyof typeof accounts): Promise<string> {
  const known = await readDocument(centre, accountPath(name))
  const setUpCode = typeof known?.['setUpCode'] === 'string' ? known['setUpCode'] : makeSetUpCode(name)
  await ensureAccount(centre, { name, password: setUpCode, roles: accounts[name], notes: { setUpCode } })
  return setUpCode
}

function signInWords(setUpCode: string, managersCode: string): readonly string[] {
  const bar = demonstrationBars.find(({ kind }) => kind === 'popup')
  const [technician] = bar === undefined ? [] : techniciansOf(bar.barId)
  return [
    `Set-up code of the tablet: ${setUpCode}`,
    `Bar, for example: ${bar?.name}`,
    `Technician there: ${technician?.name}, PIN ${demonstrationPin} (as all technicians)`,
    `Set-up code of a manager's tablet: ${managersCode}`,
  ]
}
