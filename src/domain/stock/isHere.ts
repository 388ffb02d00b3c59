import type { Place, Whereabouts } from './whereabouts.ts'

export type Here = Whereabouts & { readonly place: Extract<Place, { kind: 'in stock' | 'handed in' }> }

/** It lies in the stockroom, whether or not it can be handed out. */
export function isHere(device: Whereabouts | undefined): device is Here {
  return device?.place.kind === 'in stock' || device?.place.kind === 'handed in'
}
