import * as v from 'valibot'

const text = (longest: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(longest))

export const custodyMethods = ['in person', 'sealed bag', 'courier'] as const

/** Who held a device before and after it moved, and what it travelled in. */
export const custodySchema = v.looseObject({
  from: text(120),
  to: text(120),
  method: v.picklist(custodyMethods),
  /** Of the seal, the bag or the consignment. */
  seal: v.nullable(text(40)),
})

export type Custody = Readonly<v.InferOutput<typeof custodySchema>>
