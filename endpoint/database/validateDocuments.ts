import { CouchError } from '../couchError.ts'
import { type Json, type JsonObject, textOf } from '../json.ts'
import { type CallOutcome } from '../sandbox/program.ts'
import { functionFailure } from '../sandbox/sandbox.ts'
import type { DocumentToWrite, Verdict } from './commitWrites.ts'
import type { Design, Designs } from './designs.ts'
import { compilationFailure } from './compilationFailure.ts'
import { isDatabaseAdmin, requireDesigner } from './security.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'

/** Runs every `validate_doc_update` of the database over a batch: the first refusal of a document counts. */
export async function validateDocuments(
  database: { readonly name: string; readonly designs: Designs; readonly sandbox: Sandbox; security(): JsonObject },
  documents: readonly DocumentToWrite[],
): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = documents.map((item) => designVerdict(item, database.security(), database.sandbox))
  for (const design of await database.designs.all()) {
    const source = design.document['validate_doc_update']
    if (typeof source !== 'string') continue
    const open = documents.flatMap((item, index) =>
      verdicts[index] instanceof CouchError || isDesign(item) ? [] : [{ item, index }],
    )
    const outcomes = outcomesOf(
      design,
      source,
      open.map(({ item }) => argumentsFor(item, database.name, database.security())),
    )
    open.forEach(({ index }, position) => {
      const refusal = refusalOf(outcomes[position])
      if (refusal !== undefined) verdicts[index] = refusal
    })
  }
  return verdicts
}

function outcomesOf(design: Design, source: string, batch: readonly (readonly Json[])[]): readonly CallOutcome[] {
  try {
    return design.functions.run(source, batch)
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure)
    return batch.map(() => ({ kind: 'failed', reason: `Compilation of validate_doc_update failed: ${reason}` }))
  }
}

function argumentsFor(
  { document, oldDocument, request }: DocumentToWrite,
  db: string,
  security: JsonObject,
): readonly Json[] {
  const { name, roles } = request.user
  return [document, oldDocument, { db, name, roles }, security]
}

function refusalOf(outcome: CallOutcome | undefined): CouchError | undefined {
  if (outcome?.kind === 'done') return undefined
  if (outcome?.kind === 'forbidden') return new CouchError(403, 'forbidden', outcome.reason)
  if (outcome?.kind === 'unauthorized') return new CouchError(401, 'unauthorized', outcome.reason)
  return functionFailure(outcome?.reason ?? 'no answer')
}

/** Design documents are for database admins, and must compile. */
function designVerdict(item: DocumentToWrite, security: JsonObject, sandbox: Sandbox): Verdict {
  if (!isDesign(item)) return item.document
  try {
    if (!isDatabaseAdmin(item.request.user, security)) requireDesigner(item.request.user, security)
    return compilationFailure(item.document, sandbox) ?? item.document
  } catch (failure) {
    if (failure instanceof CouchError) return failure
    throw failure
  }
}

function isDesign({ document }: DocumentToWrite): boolean {
  return textOf(document['_id']).startsWith('_design/')
}
