export type RequestBody = { readonly body: string | Blob; readonly headers: Readonly<Record<string, string>> }

const worthCompressingBytes = 1_000

/**
 * JSON as it goes out; gzip from 1 kB on where the browser can and the centre has not said that it takes none. A blob is
 * JSON that was written beside the page.
 */
export async function requestBody(value: unknown, centreTakesGzip: boolean): Promise<RequestBody> {
  const json = value instanceof Blob ? value : JSON.stringify(value)
  const length = typeof json === 'string' ? json.length : json.size
  const headers = { 'content-type': 'application/json' }
  if (!centreTakesGzip || length < worthCompressingBytes || typeof CompressionStream === 'undefined')
    return { body: json, headers }
  const compressed = new Blob([json]).stream().pipeThrough(new CompressionStream('gzip'))
  return { body: await new Response(compressed).blob(), headers: { ...headers, 'content-encoding': 'gzip' } }
}
