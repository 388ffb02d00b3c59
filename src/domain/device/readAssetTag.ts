import { tidyAssetTag } from './device.ts'

export type AssetTagReading =
  | { readonly kind: 'read'; readonly value: string }
  | { readonly kind: 'unclear'; readonly words: string }

const longest = 40

/** What a label says, as a QR, Data Matrix or bar code: the asset tag alone. */
export function readAssetTag(text: string): AssetTagReading {
  const assetTag = tidyAssetTag(text)
  return assetTag !== '' && assetTag.length <= longest && !assetTag.includes('://')
    ? { kind: 'read', value: assetTag }
    : { kind: 'unclear', words: 'This code is not an asset tag. Hold the device’s own label in front of the camera.' }
}
