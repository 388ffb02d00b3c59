export type RequestBody = { readonly body: string | Blob; readonly headers: Readonly<Record<string, string>> }

const worthCompressingBytes = 1_000

/** JSON as it goes out; gzip from 1 kB on where the browser can and the centre has not said that it takes none. */
export async function requestBody(value: unknown, centreTakesGzip: boolean): Promise<RequestBody> {
  const json = JSON.stringify(value)
  const headers = { 'content-type': 'application/json' }
  if (!centreTakesGzip || json.length < worthCompressingBytes || typeof CompressionStream === 'undefined')
    return { body: json, headers }
  const compressed = new Blob([json]).stream().pipeThrough(new CompressionStream('gzip'))
  return { body: await new Response(compressed).blob(), headers: { ...headers, 'content-encoding': 'gzip' } }
}
