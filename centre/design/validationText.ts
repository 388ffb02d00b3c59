import { type Es5File, es5Text } from './es5Text.ts'
import type { RecordShape } from './recordShapes.ts'
import type { Shape } from './wireShape.ts'

export type ValidationRules = {
  readonly file: Extract<Es5File, `validate${string}`>
  /** Further files of `es5/` that this one calls. */
  readonly needs: readonly Es5File[]
  /** Roles that may write, besides administrators. */
  readonly writers: readonly string[]
  /** Set where the database is one bar's. */
  readonly barId: string | null
  readonly barRole?: string
  /** What a record of any version must have. */
  readonly header: Shape
  readonly kinds: Readonly<Record<string, RecordShape>>
}

/**
 * The `validate_doc_update` of a database: the rules of `es5/` with this database's settings in them as JSON. Shapes stand
 * one by one in a switch, so that a check builds only the one it needs.
 */
export function validationText({ file, needs, kinds, ...rules }: ValidationRules): string {
  const name = file
  const settings = {
    ...rules,
    kinds: Object.fromEntries(Object.entries(kinds).map(([type, { shape: _shape, ...kind }]) => [type, kind])),
  }
  return `function (record, known, user) {
var settings = ${JSON.stringify(settings)};
function shapeOf(type) {
switch (type) {
${Object.entries(kinds)
  .map(([type, { shape }]) => `case ${JSON.stringify(type)}: return ${JSON.stringify(shape)};`)
  .join('\n')}
}
return {};
}
${(['problemWith', 'requireRecord', ...needs, file] as const).map(es5Text).join('\n')}
${name}(record, known, user, settings);
}`
}
