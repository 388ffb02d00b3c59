import type { Bar } from '../../domain/bar/bar.ts'
import { readAssetTag } from '../../domain/device/readAssetTag.ts'
import { isTransferNote, readTransferNote } from '../../domain/stock/transferNote.ts'
import { countWords } from '../../ui/countWords.ts'
import { retiredWords } from './placeWords.ts'
import { type ReceiveDraft, withNote } from './receiveDraft.ts'

export type Received =
  | { readonly kind: 'taken'; readonly draft: ReceiveDraft; readonly words: string }
  | { readonly kind: 'refused'; readonly words: string }
  /** On no note: it has to be told what it is. */
  | { readonly kind: 'besides'; readonly assetTag: string; readonly words: string }

export type ReceiveFacts = {
  readonly barId: string
  readonly bars: readonly Bar[]
  /** Tags that were taken in from a note before; by the note's id. */
  readonly takenInOf: (noteId: string) => ReadonlySet<string>
  readonly isRetired: (assetTag: string) => boolean
}

/** One code more, scanned or typed: a transfer note, or the tag of a device that is here. */
export function receivedByCode(draft: ReceiveDraft, code: string, facts: ReceiveFacts): Received {
  return isTransferNote(code) ? byNote(draft, code, facts) : byTag(draft, code, facts)
}

function byNote(draft: ReceiveDraft, code: string, { barId, bars, takenInOf }: ReceiveFacts): Received {
  const reading = readTransferNote(code)
  if (reading.kind === 'unclear') return refused(reading.words)
  const { note } = reading
  const from = nameOf(bars, note.fromBarId)
  if (note.fromBarId === barId)
    return refused('This note was sent by this bar itself. What came back is taken in one by one.')
  if (from === null)
    return refused(
      'This note is of a bar that this tablet does not know. Type each tag, and choose the bar that sent it.',
    )
  if (note.toBarId !== barId)
    return refused(
      `This note is for ${nameOf(bars, note.toBarId) ?? 'another bar'}. What is here all the same is taken in by its tag.`,
    )
  if (draft.note !== null && draft.note.id !== note.id)
    return refused('This is another note. Take in first what is on the screen, or start again.')
  if (draft.note?.read.includes(note.part)) return refused('This note was read already.')
  const taken = takenInOf(note.id)
  if (note.devices.every(({ assetTag }) => taken.has(assetTag)))
    return refused('All that is on this note was taken in already. Nothing is taken in twice.')
  return {
    kind: 'taken',
    draft: withNote(draft, note, taken),
    words: `Note of ${from}: ${countWords(note.devices.length, 'device')}. Tick what is really here.`,
  }
}

function byTag(draft: ReceiveDraft, code: string, { takenInOf, isRetired }: ReceiveFacts): Received {
  const label = readAssetTag(code, (tag) => draft.note?.devices.some((device) => device.assetTag === tag) ?? false)
  if (label.kind === 'unclear') return refused(label.words)
  const assetTag = label.value
  const { note } = draft
  if (isRetired(assetTag)) return refused(`${retiredWords(assetTag)}.`)
  if (note !== null && takenInOf(note.id).has(assetTag)) return refused(`${assetTag} was taken in already.`)
  if (draft.here.includes(assetTag) || draft.besides.some((device) => device.assetTag === assetTag))
    return refused(`${assetTag} is ticked already.`)
  if (note?.devices.some((device) => device.assetTag === assetTag))
    return { kind: 'taken', draft: { ...draft, here: [...draft.here, assetTag] }, words: `${assetTag} is here.` }
  const words = note === null ? `${assetTag}: say what it is.` : `${assetTag} is not on the note: say what it is.`
  return { kind: 'besides', assetTag, words }
}

function nameOf(bars: readonly Bar[], id: string): string | null {
  return bars.find(({ barId }) => barId === id)?.name ?? null
}

function refused(words: string): Received {
  return { kind: 'refused', words }
}

const longestRemark = 500

/** How what is taken in differs from the note, as it is said and recorded; null where it does not. */
export function differenceWords(
  { note, here, besides }: ReceiveDraft,
  taken: ReadonlySet<string>,
  retired: readonly string[],
): string | null {
  const missing = (note?.devices ?? [])
    .map(({ assetTag }) => assetTag)
    .filter((assetTag) => !here.includes(assetTag) && !taken.has(assetTag) && !retired.includes(assetTag))
  const more = note === null ? [] : besides.map(({ assetTag }) => assetTag)
  const words = [
    ...(missing.length === 0 ? [] : [`On the note and not here: ${missing.join(', ')}.`]),
    ...(retired.length === 0 ? [] : [`On the note and retired here: ${retired.join(', ')}.`]),
    ...(more.length === 0 ? [] : [`Here and not on the note: ${more.join(', ')}.`]),
  ].join(' ')
  if (words === '') return null
  return words.length <= longestRemark ? words : `${words.slice(0, longestRemark - 1)}…`
}
