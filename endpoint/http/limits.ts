/** Of a request's body, after it is unpacked. */
export const MOST_BODY_BYTES = 64 * 1024 * 1024

/** CouchDB's `max_document_size`. */
export const MOST_DOCUMENT_BYTES = 8_000_000

/** Far deeper than any document; parsing and copying recurse. */
export const MOST_NESTING = 500
