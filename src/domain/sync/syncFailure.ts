/** All that the app may know of a failed exchange with the centre. */
export type SyncFailure =
  /** Closed port, time-out, captive portal, a body that is no CouchDB answer. */
  | { readonly kind: 'no-connection' }
  /** 401, and signing in again did not help. */
  | { readonly kind: 'signed-out' }
  /** 403, or a refused row. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** 413: this batch is too large; a smaller one may pass. */
  | { readonly kind: 'too-large' }
  /** 404 for a database: the centre does not hold what it should. */
  | { readonly kind: 'missing'; readonly what: string }
  /** 429 and 5xx, and any other status that CouchDB itself gave. */
  | { readonly kind: 'centre-trouble'; readonly status: number }
  /** A write on this tablet failed: the feed stops here and starts again from the checkpoint. */
  | { readonly kind: 'local-write'; readonly reason: string }
