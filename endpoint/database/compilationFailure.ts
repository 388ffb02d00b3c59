import { CouchError } from '../couchError.ts'
import { isJsonObject, type JsonObject } from '../json.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'

/** What CouchDB says of a design document whose views do not compile; undefined when they do. */
export function compilationFailure(design: JsonObject, sandbox: Sandbox): CouchError | undefined {
  const views = design['views']
  if (design['language'] === 'query' || design['_deleted'] === true || !isJsonObject(views)) return undefined
  const functions = sandbox.functionsOf(design)
  try {
    for (const [view, definition] of Object.entries(views)) {
      if (view === 'lib' || !isJsonObject(definition)) continue
      for (const kind of ['map', 'reduce'] as const) {
        const source = definition[kind]
        if (typeof source !== 'string' || (kind === 'reduce' && source.startsWith('_'))) continue
        try {
          functions.compile(source)
        } catch (failure) {
          const reason = failure instanceof Error ? failure.message : String(failure)
          return new CouchError(
            400,
            'compilation_error',
            `Compilation of the ${kind} function in the '${view}' view failed: ${reason} (${source})`,
          )
        }
      }
    }
    return undefined
  } finally {
    functions.dispose()
  }
}
