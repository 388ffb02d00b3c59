import * as v from 'valibot'

/** An asset as a stock movement names it. */
export const deviceSchema = v.looseObject({
  assetTag: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  serial: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  modelId: v.string(),
})

export type Device = Readonly<v.InferOutput<typeof deviceSchema>>

/** A typed or scanned asset tag as it is stored and compared: no blanks, upper case. */
export function tidyAssetTag(typed: string): string {
  return typed.replace(/\s+/g, '').toUpperCase()
}
