import { isValid, parseISO } from 'date-fns'
import * as v from 'valibot'
import { custodyMethods } from './custody.ts'
import { crc32 } from './crc32.ts'
import type { MovedDevice, StockMovement } from './stockMovement.ts'

/** What one bar sent to another, as a code that the other one reads: it cannot read the records. */
export type TransferNote = {
  /** Of the consignment. */
  readonly id: string
  readonly fromBarId: string
  readonly toBarId: string
  /** ISO 8601, by the clock of the tablet that sent it. */
  readonly at: string
  readonly method: (typeof custodyMethods)[number] | null
  readonly seal: string | null
  /** A code holds so much: which of how many this is, from 1. */
  readonly part: number
  readonly parts: number
  readonly devices: readonly MovedDevice[]
}

/** A code with more is hard to read from a screen. */
const devicesOnOne = 12
const longestText = 4000
const prefix = 'techbar-transfer:'
const version = '1'

const text = (longest: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(longest))
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999))

/** A list, and no object: every letter of a field's name makes the code denser. */
const written = v.strictTuple([
  text(80),
  text(40),
  text(40),
  v.pipe(v.string(), v.isoTimestamp()),
  v.nullable(v.picklist(custodyMethods)),
  v.nullable(text(40)),
  count,
  count,
  v.pipe(v.array(v.strictTuple([text(40), v.nullable(text(40)), v.nullable(text(60))])), v.minLength(1)),
])

/** The notes of what was sent together to another bar, in the order of asset tags; none for what went elsewhere. */
export function transferNotesOf(movements: readonly StockMovement[]): readonly TransferNote[] {
  const sent = movements
    .filter(({ direction }) => direction === 'out')
    .toSorted((a, b) => (a.device.assetTag < b.device.assetTag ? -1 : 1))
  const [first] = sent
  if (!first?.otherBarId || !first.consignmentId) return []
  const { consignmentId: id, barId: fromBarId, otherBarId: toBarId, movedAt: at, custody } = first
  const parts = Math.ceil(sent.length / devicesOnOne)
  return Array.from({ length: parts }, (_, place) => ({
    id,
    fromBarId,
    toBarId,
    at,
    method: custody?.method ?? null,
    seal: custody?.seal ?? null,
    part: place + 1,
    parts,
    devices: sent.slice(place * devicesOnOne, (place + 1) * devicesOnOne).map(({ device }) => device),
  }))
}

/** What the code says, on one line: a hand scanner types it. */
export function textOfTransferNote(note: TransferNote): string {
  const devices = note.devices.map(({ assetTag, serial, modelId }) => [assetTag, serial, modelId])
  const { id, fromBarId, toBarId, at, method, seal, part, parts } = note
  const body = JSON.stringify([id, fromBarId, toBarId, at, method, seal, part, parts, devices])
  return `${prefix}${version}:${crc32(body)}:${body}`
}

export function isTransferNote(code: string): boolean {
  return code.trim().startsWith(prefix)
}

export type TransferNoteReading =
  | { readonly kind: 'read'; readonly note: TransferNote }
  | { readonly kind: 'unclear'; readonly words: string }

/** The checksum finds a code that was read wrong or changed by hand; it is no proof of who wrote it. */
export function readTransferNote(code: string): TransferNoteReading {
  const trimmed = code.trim()
  if (!isTransferNote(trimmed))
    return unclear('This code is no transfer note. Scan the one that the other bar shows or sent along.')
  if (trimmed.length > longestText) return unclear('This code is too long for a transfer note. Type each tag instead.')
  const [, told, checksum = ''] = trimmed.split(':', 3)
  if (told !== version)
    return unclear('This transfer note is of another version of the app. Update the app, or type each tag.')
  const body = trimmed.slice(prefix.length + version.length + checksum.length + 2)
  const note = crc32(body) === checksum ? noteFrom(body) : null
  return note === null
    ? unclear('This transfer note was damaged or changed: its checksum does not fit. Scan it again, or type each tag.')
    : { kind: 'read', note }
}

function noteFrom(body: string): TransferNote | null {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), written), body)
  if (!read.success) return null
  const [id, fromBarId, toBarId, at, method, seal, part, parts, devices] = read.output
  const known = devices.map(([assetTag, serial, modelId]) => ({ assetTag, serial, modelId }))
  // The schema's pattern lets 31 February pass.
  return part > parts || !isValid(parseISO(at))
    ? null
    : { id, fromBarId, toBarId, at, method, seal, part, parts, devices: known }
}

function unclear(words: string): TransferNoteReading {
  return { kind: 'unclear', words }
}
