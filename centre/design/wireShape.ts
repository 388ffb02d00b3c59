/** The part of JSON Schema that `es5/problemWith.js` knows. */
export type Shape = {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly minItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly pattern?: string
  readonly format?: 'date' | 'date-time'
}

const known = new Set(
  'type const enum anyOf oneOf properties required items minItems minLength maxLength minimum pattern format'.split(
    ' ',
  ),
)

/** A converted definition as it applies to what is sent: there the id is `_id`, and stands apart. */
export function wireShapeOf(converted: object): { readonly shape: Shape; readonly id: Shape } {
  const shape = checked(converted)
  const { id = {}, ...properties } = shape.properties ?? {}
  const required = (shape.required ?? []).filter((name) => name !== 'id')
  return { shape: { ...shape, properties, required }, id }
}

/** Throws where a definition uses a keyword that would pass unchecked at the centre. */
function checked(converted: object): Shape {
  const shape = converted as Record<string, unknown>
  const entries = Object.entries(shape).filter(([keyword]) => keyword !== '$schema')
  for (const [keyword, value] of entries) {
    if (!known.has(keyword) || (keyword === 'format' && value !== 'date' && value !== 'date-time'))
      throw new Error(`The centre's validation does not know '${keyword}: ${JSON.stringify(value)}'.`)
  }
  return Object.fromEntries(entries.map(([keyword, value]) => [keyword, checkedInside(keyword, value)])) as Shape
}

function checkedInside(keyword: string, value: unknown): unknown {
  if (keyword === 'anyOf' || keyword === 'oneOf') return (value as object[]).map(checked)
  if (keyword === 'items') return checked(value as object)
  if (keyword !== 'properties') return value
  return Object.fromEntries(
    Object.entries(value as Record<string, object>).map(([name, shape]) => [name, checked(shape)]),
  )
}
