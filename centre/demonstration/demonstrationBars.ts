import type { Bar } from '../../src/domain/bar/bar.ts'
import { demonstrationCatalogue } from './demonstrationCatalogue.ts'
import { sitesOfCrews, sitesOfDesks } from './demonstrationSites.ts'

/** Monday to Friday, 08:30 to 17:00: a fact of the service. */
export const openFrom = '08:30'
export const openTo = '17:00'
const workingDays = [1, 2, 3, 4, 5]

const usual = demonstrationCatalogue.reasons.map(({ id }) => id)
/** Officers on the road bring their telephones first. */
const onTheRoad = ['phone-fault', 'screen-broken', 'password', ...usual].filter((id, at, all) => all.indexOf(id) === at)

/** Below these a swap of the commonest models would have to wait for a delivery. */
const minimumStock = [
  { modelId: 'laptop-14-2025', atLeast: 2 },
  { modelId: 'phone-6-2025', atLeast: 2 },
]

const desks = sitesOfDesks.map((site): Bar => {
  const barId = `${site.siteId}-desk`
  return {
    id: `bar:${barId}`,
    type: 'bar',
    schema: 1,
    barId,
    name: `${nameOf(site.siteId)} desk`,
    kind: 'desk',
    bcu: site.bcu,
    siteId: site.siteId,
    hours: { weekdays: workingDays, from: openFrom, to: openTo },
    reasonOrder: usual,
    minimumStock,
  }
})

const crews = [...sitesOfCrews].map(
  ([barId, [first]]): Bar => ({
    id: `bar:${barId}`,
    type: 'bar',
    schema: 1,
    barId,
    name: `${nameOf(barId.replace(/-popup$/, ''))} pop-up`,
    kind: 'popup',
    bcu: first?.bcu ?? '',
    siteId: null,
    hours: null,
    reasonOrder: onTheRoad,
    minimumStock,
  }),
)

/** 7 desks and 7 crews. */
export const demonstrationBars: readonly Bar[] = [...desks, ...crews]

function nameOf(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1)
}
