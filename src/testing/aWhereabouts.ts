import type { Whereabouts } from '../domain/stock/whereabouts.ts'

/** A laptop in stock since nine. */
export function aWhereabouts(assetTag: string, changes: Partial<Whereabouts> = {}): Whereabouts {
  return {
    assetTag,
    serial: `S-${assetTag}`,
    modelId: 'laptop-a',
    place: { kind: 'in stock' },
    since: '2026-11-24T09:00:00.000Z',
    hold: null,
    reservation: null,
    isUsed: false,
    issuedTwice: [],
    ...changes,
  }
}
