import * as v from 'valibot'

/** The shapes of CouchDB 3.5 answers that the engine reads, checked at the edge: anything else is no answer of a CouchDB. */

const wireDocument = v.looseObject({ _id: v.string(), _rev: v.string(), _deleted: v.optional(v.boolean()) })

export const errorAnswer = v.looseObject({ error: v.string(), reason: v.nullish(v.string()) })

export const sessionAnswer = v.looseObject({
  ok: v.literal(true),
  name: v.nullable(v.string()),
  roles: v.array(v.string()),
})

export const bulkAnswer = v.array(
  v.union([
    v.looseObject({ id: v.string(), rev: v.string(), ok: v.optional(v.literal(true)) }),
    v.looseObject({ id: v.string(), error: v.string(), reason: v.nullish(v.string()) }),
  ]),
)

export type BulkRow = v.InferOutput<typeof bulkAnswer>[number]

export const readAnswer = v.looseObject({
  rows: v.array(
    v.union([
      v.looseObject({ key: v.string(), error: v.literal('not_found') }),
      v.looseObject({
        id: v.string(),
        value: v.looseObject({ rev: v.string(), deleted: v.optional(v.boolean()) }),
        doc: v.nullish(wireDocument),
      }),
    ]),
  ),
})

export type ReadRow = v.InferOutput<typeof readAnswer>['rows'][number]

export const markAnswer = v.looseObject({ _rev: v.string(), count: v.number() })

export const writtenAnswer = v.looseObject({ ok: v.literal(true), id: v.string(), rev: v.string() })

/** Rows of a view under `[text, text]` whose value is a revision. */
export const tabletRecordsAnswer = v.looseObject({
  rows: v.array(v.looseObject({ id: v.string(), value: v.string() })),
})

const sequence = v.union([v.string(), v.number()])

export const changesAnswer = v.looseObject({
  results: v.array(
    v.looseObject({
      id: v.string(),
      changes: v.optional(v.array(v.looseObject({ rev: v.string() }))),
      doc: v.nullish(wireDocument),
      deleted: v.optional(v.boolean()),
    }),
  ),
  last_seq: sequence,
  pending: v.optional(v.number()),
})

export type ChangesPage = v.InferOutput<typeof changesAnswer>
