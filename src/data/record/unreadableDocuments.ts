import { map, type Observable } from 'rxjs'
import * as v from 'valibot'
import { nameOfRecord } from '../../domain/record/nameOfRecord.ts'
import { typeOfId } from '../../domain/record/record.ts'
import type { UnreadableDocument } from '../../domain/sync/needsAttention.ts'
import type { LocalEntry } from '../local/localCollection.ts'
import type { LocalStore } from '../local/localStore.ts'

const prefix = 'set-aside:'
const versionSchema = v.looseObject({ id: v.string(), record: v.looseObject({}) })

/** Documents that came from the centre and that this app cannot read, by name. */
export function unreadableDocuments$(local: LocalStore): Observable<readonly UnreadableDocument[]> {
  return local.all$(prefix).pipe(map((entries) => entries.map(unreadableDocumentOf)))
}

function unreadableDocumentOf({ id: key, value, savedAt }: LocalEntry): UnreadableDocument {
  const version = v.safeParse(versionSchema, value)
  const id = version.success ? version.output.id : key.slice(prefix.length)
  const fields = version.success ? version.output.record : {}
  return { key, id, name: nameOfRecord({ type: typeOfId(id), ...fields }), receivedAt: savedAt, document: value }
}
