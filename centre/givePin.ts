import { sharedDatabase } from '../src/domain/sync/databaseNames.ts'
import { type CentreClient, unexpected } from './centreClient.ts'
import { CentreFailure } from './centreFailure.ts'
import { type Fields, readDocument } from './ensureDocument.ts'
import { hashPin } from './hashPin.ts'

/** Somebody who works at a bar, as `techbar-shared` holds them. Throws `CentreFailure` where it holds nobody of this id. */
export async function readPerson(centre: CentreClient, personId: string): Promise<Fields> {
  const person = await readDocument(centre, pathOf(personId))
  if (person === null)
    throw new CentreFailure(`There is no person '${personId}' in ${sharedDatabase}. Nothing was changed.`)
  return person
}

/** Everything else in the person's document stays. */
export async function givePin(centre: CentreClient, personId: string, person: Fields, pin: string): Promise<void> {
  const { status, body } = await centre.request('PUT', pathOf(personId), { ...person, pin: await hashPin(pin) })
  if (status === 409)
    throw new CentreFailure(`The person '${personId}' was changed in this moment. The PIN is the old one: try again.`)
  if (status !== 201 && status !== 202) throw unexpected(`writing the person '${personId}'`, status, body)
}

function pathOf(personId: string): string {
  return `${sharedDatabase}/${encodeURIComponent(`person:${personId}`)}`
}
