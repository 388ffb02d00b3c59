import { CouchError } from '../couchError.ts'

export function methodNotAllowed(allowed: string): CouchError {
  return new CouchError(405, 'method_not_allowed', `Only ${allowed} allowed`, { allow: allowed })
}
