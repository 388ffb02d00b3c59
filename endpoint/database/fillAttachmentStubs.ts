import { CouchError } from '../couchError.ts'
import { isJsonObject, type Json, type JsonObject, textOf } from '../json.ts'

/** Clients name an unchanged attachment by a stub; the store wants the digest, which the old revision knows. */
export function fillAttachmentStubs(
  document: JsonObject,
  oldDocument: JsonObject | null,
  isNewEdit: boolean,
): JsonObject | CouchError {
  const attachments = document['_attachments']
  if (!isJsonObject(attachments)) return document
  const known = isJsonObject(oldDocument?.['_attachments']) ? oldDocument['_attachments'] : {}
  const filled: Record<string, Json> = {}
  for (const [name, attachment] of Object.entries(attachments)) {
    const isStub = isJsonObject(attachment) && attachment['stub'] === true
    const before = Object.hasOwn(known, name) ? known[name] : undefined
    if (!isStub) filled[name] = withContentType(attachment)
    else if (before !== undefined) filled[name] = before
    else if (!isNewEdit && typeof attachment['digest'] === 'string') filled[name] = attachment
    else {
      return new CouchError(412, 'missing_stub', `Invalid attachment stub in ${textOf(document['_id'])} for ${name}`)
    }
  }
  return { ...document, _attachments: filled }
}

function withContentType(attachment: Json): Json {
  if (!isJsonObject(attachment)) return attachment
  const { content_type: type } = attachment
  return { ...attachment, content_type: typeof type === 'string' && type !== '' ? type : 'application/octet-stream' }
}
