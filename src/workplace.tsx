import { createContext, type ReactNode, useContext } from 'react'
import type { Bar } from './domain/bar/bar.ts'
import type { Catalogue } from './domain/catalogue/catalogue.ts'
import type { Person } from './domain/person/person.ts'
import type { Site } from './domain/site/site.ts'
import type { Shift, Tablet } from './domain/tablet/tablet.ts'

/** Who works where with which tablet: complete, because the app shows no feature before it is. */
export type Workplace = {
  readonly tablet: Tablet
  readonly shift: Shift
  readonly person: Person
  readonly bar: Bar
  /** Where the bar is open today; null for a site that the centre has taken out of its list. */
  readonly site: Site | null
  readonly catalogue: Catalogue
  readonly people: readonly Person[]
  readonly sites: readonly Site[]
}

/** The bar that a screen for visitors belongs to: nobody works with that tablet. */
export type Place = Pick<Workplace, 'tablet' | 'bar' | 'catalogue' | 'people' | 'sites'>

const WorkplaceContext = createContext<Workplace | null>(null)

export function WorkplaceProvider({
  workplace,
  children,
}: {
  readonly workplace: Workplace
  readonly children: ReactNode
}) {
  return <WorkplaceContext value={workplace}>{children}</WorkplaceContext>
}

/** Inside the shift only: throws before the technician has signed in. */
export function useWorkplace(): Workplace {
  const workplace = useContext(WorkplaceContext)
  if (workplace === null) throw new Error('useWorkplace is used outside a shift.')
  return workplace
}
