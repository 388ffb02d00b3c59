import type { RxJsonSchema } from 'rxdb'

/** What only this tablet keeps and never sends: its identity, its shift, drafts, and how far it has read. */
export type LocalEntry = { readonly id: string; readonly value: unknown; readonly savedAt: string }

export const localCollection = {
  schema: {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: { id: { type: 'string', maxLength: 200 }, value: {}, savedAt: { type: 'string', maxLength: 30 } },
    required: ['id', 'savedAt'],
  } as unknown as RxJsonSchema<LocalEntry>,
}
