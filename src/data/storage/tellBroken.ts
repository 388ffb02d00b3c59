import { idOf, type Row } from './rowOf.ts'
import type { RowPlace } from './rowPlace.ts'

/** A person is to know of a row whose seal is broken: of what is readable of it. */
export function tellBroken(row: Row, { shape }: RowPlace): void {
  const { updatedAt, sync } = row as { readonly updatedAt?: unknown; readonly sync?: { readonly unsent?: unknown } }
  shape.seal?.tellDamaged({
    id: idOf(row),
    updatedAt: typeof updatedAt === 'string' ? updatedAt : null,
    isUnsent: typeof sync?.unsent === 'number' && sync.unsent > 0,
  })
}
