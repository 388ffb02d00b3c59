import { tidyAssetTag } from './device.ts'
import { isLabel } from './isLabel.ts'

export type AssetTagReading =
  | { readonly kind: 'read'; readonly value: string }
  | { readonly kind: 'unclear'; readonly words: string }

/**
 * What a label says, as a QR, Data Matrix or bar code, or typed: the asset tag alone, on one line. `isKnown`: a tag that an older
 * app took with other signs is still found.
 */
export function readAssetTag(text: string, isKnown: (assetTag: string) => boolean = () => false): AssetTagReading {
  // Before the letters are raised: some of other alphabets become ours by that.
  const isOne = isLabel(text.replace(/\s+/g, '')) && !/[\r\n]/.test(text.trim())
  return isOne || isKnown(tidyAssetTag(text))
    ? { kind: 'read', value: tidyAssetTag(text) }
    : { kind: 'unclear', words: 'This is not an asset tag. Type or scan what stands on the device’s own label.' }
}
