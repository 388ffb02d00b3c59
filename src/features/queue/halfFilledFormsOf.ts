import type { Visit } from '../../domain/visit/visit.ts'
import { nameOfRequester } from '../../domain/requester/requester.ts'

export type StoredDraft = { readonly key: string; readonly savedAt: string }

export type HalfFilledForm = {
  readonly key: string
  readonly what: string
  readonly to: string
  readonly savedAt: string
}

/**
 * Forms that somebody began and did not finish, by their draft's key: `new-visit`, `stock-count`, or `<form>:<visitId>` for a form of an
 * open visit. Drafts of visits that are over, or of forms this version does not know, stay out of the list.
 */
export function halfFilledFormsOf(drafts: readonly StoredDraft[], open: readonly Visit[]): readonly HalfFilledForm[] {
  return drafts.flatMap(({ key, savedAt }) => {
    if (key === 'stock-count') return [{ key, what: 'Stock count', to: '/stock/count', savedAt }]
    if (key === 'new-visit') return [{ key, what: 'New visit', to: '/visit/new', savedAt }]
    const visit = open.find((candidate) => key.endsWith(candidate.id))
    if (visit === undefined) return []
    const whose = `${visit.queueNumber}, ${nameOfRequester(visit.requester)}`
    if (key.startsWith('swap:')) return [{ key, what: `Swap for ${whose}`, to: `/visit/${visit.id}/swap`, savedAt }]
    if (key.startsWith('kit:')) return [{ key, what: `Kit for ${whose}`, to: `/visit/${visit.id}/kit`, savedAt }]
    return [{ key, what: `Visit ${whose}`, to: `/visit/${visit.id}`, savedAt }]
  })
}
