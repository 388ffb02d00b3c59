import { isJsonObject, type Json } from '../json.ts'

const texts = new Intl.Collator('und')

/** CouchDB's order of JSON: null, false, true, numbers, texts, lists, objects. Texts by the Unicode root collation. */
export function collate(one: Json, other: Json): number {
  const rank = rankOf(one)
  const difference = rank - rankOf(other)
  if (difference !== 0) return difference
  if (typeof one === 'number' && typeof other === 'number') return one - other
  if (typeof one === 'string' && typeof other === 'string') return collateTexts(one, other)
  if (Array.isArray(one) && Array.isArray(other)) return collateLists(one, other)
  if (isJsonObject(one) && isJsonObject(other)) return collateLists(flat(one), flat(other))
  return 0
}

function rankOf(value: Json): number {
  if (value === null) return 0
  if (value === false) return 1
  if (value === true) return 2
  if (typeof value === 'number') return 3
  if (typeof value === 'string') return 4
  return Array.isArray(value) ? 5 : 6
}

function collateTexts(one: string, other: string): number {
  if (one === other) return 0
  const order = texts.compare(one, other)
  if (order !== 0) return order
  return one < other ? -1 : 1
}

function collateLists(one: readonly Json[], other: readonly Json[]): number {
  const shared = Math.min(one.length, other.length)
  for (let index = 0; index < shared; index += 1) {
    const order = collate(one[index] as Json, other[index] as Json)
    if (order !== 0) return order
  }
  return one.length - other.length
}

/** Objects compare member by member, name before value. */
function flat(value: { readonly [key: string]: Json }): readonly Json[] {
  return Object.entries(value).flat()
}
