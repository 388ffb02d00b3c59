/** The polynomial of zip and Ethernet, reflected (https://www.w3.org/TR/png/#D-CRCAppendix). */
const polynomial = 0xedb88320

/** A checksum of a text in UTF-8, as eight hexadecimal digits: finds what was read wrong, and proves nothing. */
export function crc32(text: string): string {
  const sum = bytesOf(text).reduce(takeByte, 0xffffffff)
  return ((sum ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0')
}

function takeByte(sum: number, byte: number): number {
  let next = sum ^ byte
  for (let bit = 0; bit < 8; bit += 1) next = next & 1 ? (next >>> 1) ^ polynomial : next >>> 1
  return next
}

function bytesOf(text: string): readonly number[] {
  return [...new TextEncoder().encode(text)]
}
