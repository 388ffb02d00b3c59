import type { Catalogue } from '../../src/domain/catalogue/catalogue.ts'
import { idOfPage, pageOf, type RegisterPage } from '../../src/domain/device/registerPage.ts'
import { expect } from 'vitest'
import { aHostileText } from './hostileTexts.ts'
import type { RunningCentre } from './runningCentre.ts'

type Document = { readonly _id: string; readonly type?: string; readonly name?: string }

/** What a label says of a device that somebody entered with a text in place of each of its words. */
export const hostileDevice = {
  assetTag: '<IMG/SRC="X"ONERROR=__RAN=1>',
  serial: '"><SVG/ONLOAD=__RAN=1>',
  modelId: 'laptop-14-2025',
} as const

/** A reason that nobody can read, beside those that the walks tap. */
export const hostileReason = aHostileText('reason')

/**
 * Somebody who may keep the centre's reference data has put a hostile text into every word of it that is shown: names of
 * people, bars and sites, the catalogue, and the register. The desk's name stays, because a walk reads it in a title.
 */
export async function makeReferenceHostile(centre: RunningCentre): Promise<void> {
  const { rows } = await centre.ask<{ readonly rows: readonly { readonly doc: Document }[] }>(
    '/techbar-shared/_all_docs?include_docs=true',
  )
  const docs = [...rows.flatMap(({ doc }) => hostileVersionOf(doc)), await aRegisterPage(centre)]
  const answer = await centre.ask<readonly { readonly error?: string }[]>('/techbar-shared/_bulk_docs', {
    method: 'POST',
    body: JSON.stringify({ docs }),
  })
  expect(answer.length).toBeGreaterThan(20)
  expect(answer.filter(({ error }) => error !== undefined)).toEqual([])
}

function hostileVersionOf(doc: Document): readonly Document[] {
  switch (doc.type) {
    case 'bar':
      return doc._id === 'bar:croydon-desk' ? [] : [{ ...doc, name: hostile(doc.name) }]
    case 'site':
    case 'person':
      return [{ ...doc, name: hostile(doc.name) }]
    case 'catalogue':
      return [hostileCatalogue(doc as unknown as Catalogue & Document)]
    default:
      return []
  }
}

function hostileCatalogue(catalogue: Catalogue & Document): Document {
  const hostileEach = (words: readonly string[]) => words.map(hostile)
  return {
    ...catalogue,
    version: catalogue.version + 1,
    reasons: [
      ...catalogue.reasons,
      { id: '__proto__', label: hostileReason, kind: 'incident', icon: '"><svg/onload=__ran=1>' },
    ],
    models: catalogue.models.map((model) => ({
      ...model,
      name: hostile(model.name),
      accessories: hostileEach(model.accessories),
    })),
    kits: catalogue.kits?.map((kit) => ({ ...kit, name: hostile(kit.name) })),
    entitlementRules: catalogue.entitlementRules.map((rule) => ({ ...rule, words: hostile(rule.words) })),
    terms: { ...catalogue.terms, text: hostile(catalogue.terms.text) },
    notRecordedReasons: hostileEach(catalogue.notRecordedReasons),
    holdReasons: hostileEach(catalogue.holdReasons),
    escalationTargets: hostileEach(catalogue.escalationTargets),
    followUps: { good: hostileEach(catalogue.followUps.good), poor: hostileEach(catalogue.followUps.poor) },
    priorityReasons: hostileEach(catalogue.priorityReasons ?? []),
  } as unknown as Document
}

async function aRegisterPage(centre: RunningCentre): Promise<Document> {
  const id = idOfPage(pageOf(hostileDevice.assetTag))
  const before = await centre.ask<Partial<RegisterPage>>(`/techbar-shared/${id}`)
  const listed = {
    ...hostileDevice,
    imeis: [],
    forRole: aHostileText('role'),
    warrantyEnd: null,
    state: 'in stock',
    substate: null,
  } as const
  const page =
    before.type === undefined ? { type: 'device-page', schema: 1, page: pageOf(hostileDevice.assetTag) } : before
  return { ...page, _id: id, devices: [...(before.devices ?? []), listed] } as unknown as Document
}

/** The text of a name, so that the walks find it by its beginning. */
export function hostile(name = ''): string {
  return aHostileText(name)
}
