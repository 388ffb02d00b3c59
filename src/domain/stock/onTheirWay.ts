import type { Place, Whereabouts } from './whereabouts.ts'

type Sent = Whereabouts & { readonly place: Extract<Place, { kind: 'sent' }> }

/** What travels together to one bar, whose records this one does not read. */
export type Travelling = {
  /** Null where an older app sent it: then it is one device. */
  readonly consignmentId: string | null
  readonly toBarId: string
  readonly since: string
  readonly devices: readonly Whereabouts[]
}

/** All that is on its way to other bars; longest first. */
export function onTheirWay(known: readonly Whereabouts[]): readonly Travelling[] {
  const groups = new Map<string, Sent[]>()
  for (const device of known.filter(isSent)) {
    const key = device.place.consignmentId ?? `alone:${device.assetTag}`
    groups.set(key, [...(groups.get(key) ?? []), device])
  }
  return [...groups.values()]
    .flatMap((devices) => {
      const [first] = devices
      if (first === undefined) return []
      const { consignmentId, toBarId } = first.place
      return [{ consignmentId, toBarId, since: first.since, devices: devices.toSorted(byTag) }]
    })
    .toSorted((a, b) => (a.since < b.since ? -1 : 1))
}

function isSent(device: Whereabouts): device is Sent {
  return device.place.kind === 'sent'
}

function byTag(a: Whereabouts, b: Whereabouts): number {
  return a.assetTag < b.assetTag ? -1 : 1
}
