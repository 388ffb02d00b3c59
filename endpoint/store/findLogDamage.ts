const BLOCK = 32_768
const HEADER = 7
const LAST_TYPE = 4
/** Added by LevelDB, since a checksum of data that holds checksums is weak. */
const MASK_DELTA = 0xa282ead8

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1
  return value >>> 0
})

/**
 * True when a write-ahead log is not what LevelDB wrote. An end that is cut off, or that is zeroes, is a write whose
 * fsync the power did not wait for: never acknowledged, and no damage. Format: LevelDB's doc/log_format.md.
 */
export function findLogDamage(log: Buffer): boolean {
  let isUnfinishedSeen = false
  for (let block = 0; block < log.length; block += BLOCK) {
    const end = Math.min(block + BLOCK, log.length)
    for (let at = block; at + HEADER <= end; ) {
      const next = at + HEADER + log.readUInt16LE(at + 4)
      const type = log[at + 6] ?? 0
      if (isZero(log, at, at + HEADER)) break
      if (type > LAST_TYPE || (next > end && end < log.length)) return true
      if (next > end) return false
      if (checksumOf(log, at + 6, next) !== log.readUInt32LE(at)) {
        if (!isZero(log, Math.max(at + HEADER, next - HEADER), next)) return true
        isUnfinishedSeen = true
      } else if (isUnfinishedSeen) return true
      at = next
    }
  }
  return false
}

function isZero(bytes: Buffer, from: number, to: number): boolean {
  return bytes.subarray(from, to).every((byte) => byte === 0)
}

/** Masked CRC-32C. */
function checksumOf(bytes: Buffer, from: number, to: number): number {
  let crc = 0xffffffff
  for (let at = from; at < to; at += 1) crc = (table[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8)
  crc = (crc ^ 0xffffffff) >>> 0
  return (((crc >>> 15) | (crc << 17)) + MASK_DELTA) >>> 0
}
