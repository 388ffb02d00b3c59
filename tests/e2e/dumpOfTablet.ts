/**
 * Runs in the page: all that IndexedDB and the web storages hold, as one text. What is bytes is read as UTF-8, as UTF-16 and byte
 * by byte: sealed, none of it makes a word.
 */
export async function dumpOfTablet(): Promise<string> {
  const answerOf = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(new Error('IndexedDB did not answer.')))
    })
  const words: string[] = [...Object.entries(localStorage), ...Object.entries(sessionStorage)].map(String)
  const waiting: unknown[] = []
  for (const { name } of await indexedDB.databases()) {
    const database = await answerOf(indexedDB.open(name ?? ''))
    for (const store of database.objectStoreNames) {
      const reading = database.transaction(store).objectStore(store)
      waiting.push(name, store, ...(await answerOf(reading.getAllKeys())), ...(await answerOf(reading.getAll())))
    }
    database.close()
  }
  for (let value = waiting.pop(); waiting.length > 0 || value !== undefined; value = waiting.pop()) {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
      const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : new Uint8Array(value.buffer)
      for (const encoding of ['utf-8', 'utf-16le', 'latin1']) words.push(new TextDecoder(encoding).decode(bytes))
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        words.push(key)
        waiting.push(inner)
      }
    } else words.push(String(value))
  }
  return words.join('\n')
}
