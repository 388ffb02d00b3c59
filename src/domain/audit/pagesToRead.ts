import type { DaySpan } from './auditReading.ts'

/** A page as its id tells of it. */
export type PageName = { readonly id: string; readonly day: string; readonly tabletId: string; readonly page: number }

export type PagesToRead = {
  readonly tabletId: string
  /** All that there are of this tablet, in their order. */
  readonly all: readonly PageName[]
  /** Those of the span, and one before and one after it, so that a page that is gone between them shows. */
  readonly needed: readonly PageName[]
  readonly isFromBeginning: boolean
  readonly isToEnd: boolean
}

/** Null for an id that no page of an audit trail has. */
export function pageNameOf(id: string): PageName | null {
  const [, day, tabletId, page] = /^audit:[^:]+:(\d{4}-\d\d-\d\d):(.+):(\d+)$/.exec(id) ?? []
  return day === undefined || tabletId === undefined ? null : { id, day, tabletId, page: Number(page) }
}

/** For each tablet that has a page, what is to be read for a span of days. */
export function pagesToRead(names: readonly PageName[], { from, until }: DaySpan): readonly PagesToRead[] {
  const tabletIds = [...new Set(names.map(({ tabletId }) => tabletId))].toSorted((a, b) => (a < b ? -1 : 1))
  return tabletIds.map((tabletId) => {
    const all = names.filter((name) => name.tabletId === tabletId).toSorted(inOrder)
    const firstWithin = all.findIndex(({ day }) => day >= from)
    const firstAfter = all.findIndex(({ day }) => day > until)
    const begin = Math.max(0, (firstWithin === -1 ? all.length : firstWithin) - 1)
    const end = firstAfter === -1 ? all.length : firstAfter + 1
    return {
      tabletId,
      all,
      needed: all.slice(begin, end),
      isFromBeginning: begin === 0,
      isToEnd: end === all.length,
    }
  })
}

function inOrder(a: PageName, b: PageName): number {
  return a.day === b.day ? a.page - b.page : a.day < b.day ? -1 : 1
}
