import { readAssetTag } from '../../domain/device/readAssetTag.ts'
import type { StockCount } from '../../domain/stock/stockCount.ts'
import { isHere } from '../../domain/stock/isHere.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import type { CountDraft } from './countDraft.ts'
import { placeWordsOf } from './placeWords.ts'

/** What lies in the stockroom by the records: also what is still to be sanitised. */
export function expectedIn(known: ReadonlyMap<string, Whereabouts>): readonly Whereabouts[] {
  return [...known.values()].filter(isHere).toSorted((a, b) => (a.assetTag < b.assetTag ? -1 : 1))
}

type Expected = readonly { readonly assetTag: string }[]

export type Tick =
  | { readonly kind: 'seen'; readonly draft: CountDraft; readonly words: string }
  /** No asset tag at all. */
  | { readonly kind: 'unclear'; readonly words: string }
  /** Not expected here: it has to be told what it is. */
  | { readonly kind: 'unexpected'; readonly assetTag: string; readonly words: string }

/** One tag more, typed or scanned. */
export function tickOff(
  draft: CountDraft,
  text: string,
  expected: Expected,
  known: ReadonlyMap<string, Whereabouts>,
): Tick {
  const label = readAssetTag(text, (tag) => known.has(tag))
  if (label.kind === 'unclear') return label
  const assetTag = label.value
  if (draft.seen.includes(assetTag)) return { kind: 'seen', draft, words: `${assetTag} was seen already.` }
  if (draft.found.some(({ device }) => device.assetTag === assetTag))
    return { kind: 'seen', draft, words: `${assetTag} was found already.` }
  if (expected.some((device) => device.assetTag === assetTag))
    return { kind: 'seen', draft: { ...draft, seen: [...draft.seen, assetTag] }, words: `${assetTag} seen.` }
  const place = known.get(assetTag)?.place
  const elsewhere = place === undefined ? 'This bar does not know it' : `It is ${placeWordsOf(place)}`
  return { kind: 'unexpected', assetTag, words: `${assetTag} is not expected here. ${elsewhere}.` }
}

/** What is expected and was not seen. */
export function missingOf<T extends { readonly assetTag: string }>(
  { seen }: CountDraft,
  expected: readonly T[],
): readonly T[] {
  return expected.filter(({ assetTag }) => !seen.includes(assetTag))
}

/** The count as it is recorded; null while a difference is not explained. */
export function countedOf(
  draft: CountDraft,
  expected: Expected,
): Pick<StockCount, 'seen' | 'missing' | 'found'> | null {
  const missing = missingOf(draft, expected).map(({ assetTag }) => ({ assetTag, why: draft.whys[assetTag] ?? '' }))
  if (missing.some(({ why }) => why === '')) return null
  const here = new Set(expected.map(({ assetTag }) => assetTag))
  return {
    // One that was handed out since it was seen is not here any more.
    seen: draft.seen.filter((assetTag) => here.has(assetTag)),
    missing,
    found: draft.found.filter(({ device }) => !here.has(device.assetTag)),
  }
}
