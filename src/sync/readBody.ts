/**
 * The whole body of an answer, unpacked. Rejects as soon as it is longer than `longest` bytes: a portal that never ends, or a
 * small packed answer that becomes a huge one, would take the memory that the tablet's work needs.
 */
export async function readBody(response: Response, longest: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    parts.push(part.value)
    length += part.value.length
    if (length > longest) {
      await reader?.cancel()
      throw new Error('The answer is too long.')
    }
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
