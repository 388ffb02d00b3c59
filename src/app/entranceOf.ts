import { format } from 'date-fns'
import type { Bar } from '../domain/bar/bar.ts'
import type { Catalogue } from '../domain/catalogue/catalogue.ts'
import type { Person } from '../domain/person/person.ts'
import { deskScreenRole, tabletRole } from '../domain/sync/roles.ts'
import type { Site } from '../domain/site/site.ts'
import type { Account, Shift, Tablet, VisitorScreen } from '../domain/tablet/tablet.ts'
import type { Place, Workplace } from '../workplace.tsx'

/** What is stored on this tablet about itself and its bar. */
export type Known = {
  readonly account: Account | null
  /** What the centre lets the account do; none before it said so. */
  readonly roles: readonly string[]
  readonly tablet: Tablet | null
  readonly shift: Shift | null
  readonly visitorScreen: VisitorScreen | null
  readonly bars: readonly Bar[]
  readonly sites: readonly Site[]
  readonly people: readonly Person[]
  readonly catalogue: Catalogue | null
}

/** How far into the app this tablet lets people. */
export type Entrance =
  | { readonly kind: 'set-up code needed' }
  | { readonly kind: 'bar to be chosen' }
  /** Set up, but what the centre knows of the bar is not (or no longer) here. */
  | { readonly kind: 'bar not received' }
  /** Visitors stand before it: nothing of the technician's is shown. */
  | { readonly kind: 'for visitors'; readonly screen: VisitorScreen; readonly place: Place }
  /** An account for screens alone: nobody signs in here. */
  | { readonly kind: 'screen to be chosen'; readonly bar: Bar }
  | { readonly kind: 'sign-in needed'; readonly bar: Bar }
  | { readonly kind: 'at work'; readonly workplace: Workplace }

/** Rules, first that fits: no account, no bar chosen, bar unknown, a screen for visitors, an account for nothing else, no shift of this day by a person of this bar, at work. */
export function entranceOf(known: Known, now: Date): Entrance {
  if (known.tablet === null)
    return known.account === null ? { kind: 'set-up code needed' } : { kind: 'bar to be chosen' }
  const { tablet, shift, catalogue, people, sites } = known
  const bar = known.bars.find((candidate) => candidate.barId === tablet.barId)
  if (bar === undefined || catalogue === null) return { kind: 'bar not received' }
  if (known.visitorScreen !== null)
    return { kind: 'for visitors', screen: known.visitorScreen, place: { tablet, bar, catalogue, people, sites } }
  if (known.roles.includes(deskScreenRole) && !known.roles.includes(tabletRole))
    return { kind: 'screen to be chosen', bar }
  const person = people.find((candidate) => candidate.personId === shift?.personId)
  if (shift === null || person === undefined || shift.opening.day !== format(now, 'yyyy-MM-dd'))
    return { kind: 'sign-in needed', bar }
  const site = sites.find((candidate) => candidate.siteId === shift.opening.siteId) ?? null
  return { kind: 'at work', workplace: { tablet, shift, person, bar, site, catalogue, people, sites } }
}
