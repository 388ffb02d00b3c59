/** Runs in the page: the id that was minted with this tablet's database, read from IndexedDB itself. */
export async function readInstallId(): Promise<string> {
  const answerOf = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(new Error('IndexedDB did not answer.')))
    })
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
  const database = await answerOf(indexedDB.open(names.find((name) => name.endsWith('--local')) ?? ''))
  const store = database.transaction('docs').objectStore('docs')
  const entry = await answerOf(store.get('install') as IDBRequest<{ readonly value: string }>)
  database.close()
  return entry.value
}
