import { map, type Observable } from 'rxjs'
import type { GenericSchema } from 'valibot'
import * as v from 'valibot'
import {
  type Account,
  accountSchema,
  type Shift,
  shiftSchema,
  type Tablet,
  tabletSchema,
  type VisitorScreen,
  visitorScreenSchema,
} from '../../domain/tablet/tablet.ts'
import type { LocalStore } from '../local/localStore.ts'

export type TabletRepository = {
  /** Null until the tablet is set up. */
  tablet$(): Observable<Tablet | null>
  setUp(tablet: Omit<Tablet, 'installId'>): Promise<void>
  /** Null until the set-up code was accepted once. */
  account$(): Observable<Account | null>
  saveAccount(account: Account): Promise<void>
  /** What the centre lets this tablet's account do, as it last said; none before it did. */
  roles$(): Observable<readonly string[]>
  saveRoles(roles: readonly string[]): Promise<void>
  shift$(): Observable<Shift | null>
  startShift(shift: Shift): Promise<void>
  endShift(): Promise<void>
  /** Null while this tablet is the technician's. */
  visitorScreen$(): Observable<VisitorScreen | null>
  showToVisitors(screen: VisitorScreen): Promise<void>
  endVisitorScreen(): Promise<void>
}

export function createTabletRepository(local: LocalStore, installId: string): TabletRepository {
  function value$<T>(id: string, schema: GenericSchema<unknown, T>): Observable<T | null> {
    return local.value$(id).pipe(
      map((value) => {
        const parsed = v.safeParse(schema, value)
        return parsed.success ? parsed.output : null
      }),
    )
  }
  return {
    tablet$: () => value$('tablet', tabletSchema),
    setUp: (tablet) => local.save('tablet', { ...tablet, installId }),
    account$: () => value$('account', accountSchema),
    saveAccount: (account) => local.save('account', account),
    roles$: () => value$('roles', v.array(v.string())).pipe(map((roles) => roles ?? [])),
    saveRoles: (roles) => local.save('roles', roles),
    shift$: () => value$('shift', shiftSchema),
    startShift: (shift) => local.save('shift', shift),
    endShift: () => local.remove('shift'),
    visitorScreen$: () => value$('visitor-screen', visitorScreenSchema),
    showToVisitors: (screen) => local.save('visitor-screen', screen),
    endVisitorScreen: () => local.remove('visitor-screen'),
  }
}
