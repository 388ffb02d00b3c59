/** Addresses that a navigation must really go to the server for: the CouchDB API, and files by name. */
export const neverTheAppShell: readonly RegExp[] = [/^\/db(\/|$)/, /\/[^/?]+\.[^/?]+$/]

/** What the precache holds: everything that a cold start without network needs, scanners' wasm and lazy screens included. */
export const precachedFiles = ['**/*.{js,css,html,svg,png,wasm,woff2}']

/** Bytes; above what the largest wasm file takes. */
export const largestPrecachedFile = 5_000_000
