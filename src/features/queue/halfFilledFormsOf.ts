import type { Visit } from '../../domain/visit/visit.ts'
import { nameOfRequester } from '../../domain/requester/requester.ts'

export type StoredDraft = { readonly key: string; readonly savedAt: string }

export type HalfFilledForm = {
  readonly key: string
  readonly what: string
  readonly to: string
  readonly savedAt: string
}

/** Pages of their own that belong to no visit. */
const formsOfTheBar: ReadonlyMap<string, Pick<HalfFilledForm, 'what' | 'to'>> = new Map([
  ['new-visit', { what: 'New visit', to: '/visit/new' }],
  ['stock-count', { what: 'Stock count', to: '/stock/count' }],
  ['stock:send', { what: 'Sending devices out', to: '/stock/send' }],
  ['stock:receive', { what: 'Taking in from another bar', to: '/stock/receive' }],
])

/**
 * Forms that somebody began and did not finish, by their draft's key: one of `formsOfTheBar`, or `<form>:<visitId>` for a form of an
 * open visit. Drafts of visits that are over, of small forms over a page (their page opens them again), or of forms this version
 * does not know, stay out of the list.
 */
export function halfFilledFormsOf(drafts: readonly StoredDraft[], open: readonly Visit[]): readonly HalfFilledForm[] {
  return drafts.flatMap(({ key, savedAt }) => {
    const form = formsOfTheBar.get(key)
    if (form !== undefined) return [{ key, ...form, savedAt }]
    const visit = open.find((candidate) => key.endsWith(candidate.id))
    if (visit === undefined) return []
    const whose = `${visit.queueNumber}, ${nameOfRequester(visit.requester)}`
    if (key.startsWith('swap:')) return [{ key, what: `Swap for ${whose}`, to: `/visit/${visit.id}/swap`, savedAt }]
    if (key.startsWith('kit:')) return [{ key, what: `Kit for ${whose}`, to: `/visit/${visit.id}/kit`, savedAt }]
    return [{ key, what: `Visit ${whose}`, to: `/visit/${visit.id}`, savedAt }]
  })
}
