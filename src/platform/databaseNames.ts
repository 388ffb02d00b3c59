/** Names of this origin's IndexedDB databases; null where the browser does not tell them. */
export async function databaseNames(): Promise<readonly string[] | null> {
  if (!('databases' in indexedDB)) return null
  return (await indexedDB.databases()).flatMap(({ name }) => (name === undefined ? [] : [name]))
}
