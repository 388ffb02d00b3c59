import * as v from 'valibot'

/** Somebody who works at a bar. Its document's id is `person:<personId>`. The PIN is kept as a salted, slow hash. */
export const personSchema = v.looseObject({
  id: v.string(),
  type: v.literal('person'),
  schema: v.literal(1),
  personId: v.string(),
  name: v.string(),
  barIds: v.array(v.string()),
  /** PBKDF2 with SHA-256, 32 bytes; salt and hash in base64. */
  pin: v.looseObject({ salt: v.string(), hash: v.string(), iterations: v.number() }),
})

export type Person = Readonly<v.InferOutput<typeof personSchema>>
