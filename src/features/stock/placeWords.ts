import { lowerFirst } from '../../ui/lowerFirst.ts'
import type { Place } from '../../domain/stock/whereabouts.ts'

/** What a retired device that lies there again needs. */
export function retiredWords(assetTag: string): string {
  return `${assetTag} was retired. If it is here all the same, count it as found`
}

/** Where a device is, in words that follow "is". */
export function placeWordsOf(place: Place): string {
  switch (place.kind) {
    case 'in stock':
      return 'in stock'
    case 'handed in':
      if (place.hasFailed) return 'back, and its data could not be removed'
      return place.from === '' ? 'back, not sanitised yet' : `back from ${place.from}, not sanitised yet`
    case 'issued':
      return `issued to ${place.issue.to}`
    case 'lent':
      return `lent to ${place.issue.to}`
    case 'with holder':
      return `still with ${place.holder}`
    case 'sent':
      return 'on its way to another bar'
    case 'retired':
      return `retired: ${place.how}, by ${place.by}`
    case 'gone':
      return `out: ${lowerFirst(place.why)}`
  }
}
