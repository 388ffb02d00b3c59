import * as v from 'valibot'
import { registeredDeviceSchema } from './registeredDevice.ts'

/**
 * The register in pages: a device stands on the page that its asset tag says (`pageOf`), so that a tag stands there once, an
 * import of 50,000 devices is one request, and a tablet receives a thousand documents instead of 50,000. The document's id is
 * `device-page:<page>`.
 */
export const registerPageSchema = v.looseObject({
  id: v.string(),
  type: v.literal('device-page'),
  schema: v.literal(1),
  page: v.pipe(v.string(), v.regex(/^\d{3}$/)),
  /** By asset tag. */
  devices: v.array(registeredDeviceSchema),
})

export type RegisterPage = Readonly<v.InferOutput<typeof registerPageSchema>>

const pages = 1000

/** `000` to `999`: FNV-1a of the tag's UTF-16 units. A device has to be found where another version of the app put it: never change it. */
export function pageOf(assetTag: string): string {
  let hash = 0x811c9dc5
  for (let place = 0; place < assetTag.length; place += 1)
    hash = Math.imul(hash ^ assetTag.charCodeAt(place), 0x01000193) >>> 0
  return String(hash % pages).padStart(3, '0')
}

export function idOfPage(page: string): string {
  return `device-page:${page}`
}
