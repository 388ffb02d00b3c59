import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Visit } from '../visit/visit.ts'

/** Kits are collected, and only a request can be: where there are any. */
export function mayGetKit(
  { reasonId }: Pick<Visit, 'reasonId'>,
  { kits = [], reasons }: Pick<Catalogue, 'kits' | 'reasons'>,
): boolean {
  return kits.length > 0 && reasons.some(({ id, kind }) => id === reasonId && kind === 'request')
}
