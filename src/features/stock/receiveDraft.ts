import * as v from 'valibot'
import type { TransferNote } from '../../domain/stock/transferNote.ts'

const device = v.object({ assetTag: v.string(), serial: v.nullable(v.string()), modelId: v.nullable(v.string()) })

const schema = v.object({
  /** Of what comes without a note. */
  consignmentId: v.string(),
  /** What the note says, of all its parts that were read; null without one. */
  note: v.nullable(
    v.object({
      id: v.string(),
      at: v.string(),
      method: v.nullable(v.picklist(['in person', 'sealed bag', 'courier'])),
      seal: v.nullable(v.string()),
      parts: v.number(),
      read: v.array(v.number()),
      devices: v.array(device),
    }),
  ),
  fromBarId: v.nullable(v.string()),
  /** Tags of the note that are really here. */
  here: v.array(v.string()),
  /** Of the note, taken in before it was scanned here; missing in what an older app kept. */
  earlier: v.optional(v.array(v.string()), []),
  /** What is here and on no note. */
  besides: v.array(device),
})

/** What another bar sent, as far as it was looked at. */
export type ReceiveDraft = Readonly<v.InferOutput<typeof schema>>

export function newReceiveDraft(consignmentId: string): ReceiveDraft {
  return { consignmentId, note: null, fromBarId: null, here: [], earlier: [], besides: [] }
}

export function readReceiveDraft(value: unknown): ReceiveDraft | null {
  const read = v.safeParse(schema, value)
  return read.success ? read.output : null
}

export function holdsReceiving({ note, fromBarId, besides }: ReceiveDraft): boolean {
  return note !== null || fromBarId !== null || besides.length > 0
}

/** The draft with one more part of the note: what it said before stays. `taken`: what was taken in from it by now. */
export function withNote(
  draft: ReceiveDraft,
  { part, ...note }: TransferNote,
  taken: ReadonlySet<string>,
): ReceiveDraft {
  const before = draft.note
  const devices = [...(before?.devices ?? []), ...note.devices]
  const onNote = new Set(note.devices.map(({ assetTag }) => assetTag))
  return {
    ...draft,
    fromBarId: note.fromBarId,
    note: {
      id: note.id,
      at: note.at,
      method: note.method,
      seal: note.seal,
      parts: note.parts,
      read: [...new Set([...(before?.read ?? []), part])],
      devices: devices.filter(
        ({ assetTag }, place) => devices.findIndex((other) => other.assetTag === assetTag) === place,
      ),
    },
    earlier: before === null ? [...taken] : draft.earlier,
    // Typed before its note was scanned.
    here: [
      ...new Set([
        ...draft.here,
        ...draft.besides.map(({ assetTag }) => assetTag).filter((assetTag) => onNote.has(assetTag)),
      ]),
    ],
    besides: draft.besides.filter(({ assetTag }) => !onNote.has(assetTag)),
  }
}
