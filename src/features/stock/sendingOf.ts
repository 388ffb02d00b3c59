import { readAssetTag } from '../../domain/device/readAssetTag.ts'
import { isHere } from '../../domain/stock/isHere.ts'
import { movementsOfConsignment } from '../../domain/stock/movementsOfConsignment.ts'
import type { StockMovement } from '../../domain/stock/stockMovement.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { placeWordsOf } from './placeWords.ts'
import type { SendDraft } from './sendDraft.ts'

/** What a half-sent consignment comes to: what was written of it stands, the rest is still to go. */
export type Sending = {
  /** Devices that can be chosen, by asset tag. */
  readonly here: readonly Whereabouts[]
  /** Chosen, and still here. */
  readonly toGo: readonly Whereabouts[]
  /** Tags that are written of this consignment already. */
  readonly gone: readonly string[]
  /** Chosen, and neither here nor part of this: somebody else gave it out meanwhile. */
  readonly lostToOthers: readonly string[]
}

export function sendingOf(
  { consignmentId, chosen }: SendDraft,
  known: ReadonlyMap<string, Whereabouts>,
  standing: readonly StockMovement[],
): Sending {
  const here = [...known.values()].filter(isHere).toSorted((a, b) => (a.assetTag < b.assetTag ? -1 : 1))
  const gone = movementsOfConsignment(standing, consignmentId).map(({ device }) => device.assetTag)
  const toGo = here.filter(({ assetTag }) => chosen.includes(assetTag) && !gone.includes(assetTag))
  const settled = new Set([...gone, ...toGo.map(({ assetTag }) => assetTag)])
  return { here, toGo, gone, lostToOthers: chosen.filter((assetTag) => !settled.has(assetTag)) }
}

export type Pick =
  | { readonly kind: 'chosen'; readonly assetTag: string; readonly words: string }
  | { readonly kind: 'not here'; readonly words: string }

/** One tag more, typed or scanned, for what is to be sent. */
export function pickByTag(text: string, known: ReadonlyMap<string, Whereabouts>, chosen: readonly string[]): Pick {
  const label = readAssetTag(text, (tag) => known.has(tag))
  if (label.kind === 'unclear') return { kind: 'not here', words: label.words }
  const assetTag = label.value
  const device = known.get(assetTag)
  if (device === undefined) return { kind: 'not here', words: `This bar does not know ${assetTag}: take it in first.` }
  if (!isHere(device)) return { kind: 'not here', words: `${assetTag} is ${placeWordsOf(device.place)}.` }
  const words = chosen.includes(assetTag) ? `${assetTag} was chosen already.` : `${assetTag} chosen.`
  return { kind: 'chosen', assetTag, words }
}
