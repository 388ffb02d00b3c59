/** Runs in the page: the ids of the visits on this tablet, read from IndexedDB itself. */
export async function readVisitIds(): Promise<readonly string[]> {
  const answerOf = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(new Error('IndexedDB did not answer.')))
    })
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
  const database = await answerOf(indexedDB.open(names.find((name) => name.endsWith('--visits')) ?? ''))
  const keys = await answerOf(database.transaction('docs').objectStore('docs').getAllKeys())
  database.close()
  return keys.map(String)
}
