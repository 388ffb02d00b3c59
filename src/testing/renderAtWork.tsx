import { cleanup, configure, render } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { createMemoryRouter, type RouteObject, RouterProvider } from 'react-router'
import { onTestFinished, vi } from 'vitest'
import type { Device } from '../domain/device/device.ts'
import type { Ports } from '../composeServices.ts'
import { createRecordShelf } from '../data/record/recordShelf.ts'
import type { StockMove } from '../domain/stock/stockSteps.ts'
import type { Visit } from '../domain/visit/visit.ts'
import { ServicesProvider } from '../services.tsx'
import { useUndoStore } from '../ui/undoStore.ts'
import { type Workplace, WorkplaceProvider } from '../workplace.tsx'
import { aStamp } from './aStamp.ts'
import { aWorkplace } from './aWorkplace.ts'
import { createTestServices, type TestServices } from './createTestServices.ts'

export type AtWork = TestServices & {
  readonly user: UserEvent
  /** Opens an address, as a reload would: the screens before are gone, what is stored stays. */
  open(address: string): void
  /** The address as it stands. */
  readonly address: () => string
  /** Puts a visit on the tablet as the centre's refusal leaves it. */
  receiveRefusal(visit: Visit, reason: string): Promise<void>
  /** Puts devices into the bar's stockroom. */
  receiveStock(devices: readonly Device[]): Promise<void>
}

/** Screens over the app's own services, signed in at a workplace. Needs the jsdom environment. */
export async function renderAtWork(
  routes: RouteObject[],
  ports: Partial<Ports> = {},
  workplace: Workplace = aWorkplace(),
): Promise<AtWork> {
  configure({ asyncUtilTimeout: 10_000 })
  // jsdom lays nothing out, so it knows no scrolling and no CSS.
  Element.prototype.scrollIntoView = () => undefined
  vi.stubGlobal('CSS', { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') })
  const test = await createTestServices(ports)
  const { services, database } = test
  await services.tablet.setUp({ letter: 'A', barId: workplace.bar.barId })
  await services.tablet.startShift(workplace.shift)
  useUndoStore.setState({ offer: null, result: null })
  onTestFinished(cleanup)
  let router = createMemoryRouter(routes)
  return {
    ...test,
    user: userEvent.setup(),
    address: () => router.state.location.pathname,
    open: (address) => {
      cleanup()
      router = createMemoryRouter(routes, { initialEntries: [address] })
      render(
        <ServicesProvider services={services}>
          <WorkplaceProvider workplace={workplace}>
            <RouterProvider router={router} />
          </WorkplaceProvider>
        </ServicesProvider>,
      )
    },
    receiveRefusal: async (visit, reason) => {
      const sync = { unsent: 2 as const, rev: null, base: null, reason }
      const shelf = createRecordShelf<Visit>(['visit'], database.visits)
      await shelf.write([{ previous: null, next: { ...visit, sync }, isDeleted: false }])
    },
    receiveStock: async (devices) => {
      const shelf = createRecordShelf<StockMove>(['stock-movement'], database.stockMovements)
      await shelf.write(
        devices.map((device, place) => ({
          previous: null,
          next: {
            id: `stock-movement:${device.assetTag}`,
            type: 'stock-movement',
            schema: 1,
            barId: workplace.bar.barId,
            openingId: workplace.shift.opening.id,
            tabletId: 'tablet-1',
            by: 'install-1',
            updatedAt: aStamp(0).at,
            device,
            direction: 'in',
            why: 'Start of day',
            moved: { ...aStamp(0), id: `moved-${place}`, seq: 1 },
            movedAt: aStamp(0).at,
            sync: { unsent: 0 as const, rev: '1-a', base: null, reason: null },
          },
          isDeleted: false,
        })),
      )
    },
  }
}
