import type { RxDocumentData } from 'rxdb'
import type { Seal, SealedText } from './seal.ts'

/**
 * A document as it lies in IndexedDB: what is searched by, as RxDB has it (a boolean is no key: an indexed one is the text '1'
 * or '0'), and the whole of it sealed. A row of an older app has no `sealed`, and is the document itself.
 */
export type Row = Readonly<Record<string, unknown>> & { readonly sealed?: SealedText }

/** How one store's rows are made. */
export type RowShape = {
  /** Told apart from other stores' rows, so that none is taken for another's. */
  readonly store: string
  /** What stays readable: ids and revisions, and the fields of indexes, such as `sync.unsent`. */
  readonly plain: readonly string[]
  readonly booleans: readonly string[]
  /** Null for what holds nothing of anybody: RxDB's own notes. */
  readonly seal: Seal | null
}

/** Fields of an index that name a person: a keyed hash stands there in their place. */
export const hashedFields: readonly string[] = ['staffNumber']

const ofRxdb = ['_rev', '_deleted', '_meta', '_attachments']

export async function rowOf<D>(document: RxDocumentData<D>, shape: RowShape): Promise<Row> {
  const { seal, plain } = shape
  const all = document as unknown as Readonly<Record<string, unknown>>
  if (seal === null) return withBooleanKeys(all, shape)
  const shown: Record<string, unknown> = {}
  for (const path of [...ofRxdb, ...plain]) copyPath(all, shown, path.split('.'))
  // Side by side: each is a way to another thread of the browser and back.
  const hashing = hashedFields
    .filter((name) => name in shown)
    .map(async (name) => [name, await hashed(shown[name], seal)])
  const [sealed, ...hashes] = await Promise.all([seal.seal(JSON.stringify(all), aboutOf(all, shape)), ...hashing])
  return { ...withBooleanKeys({ ...shown, ...Object.fromEntries(hashes) }, shape), sealed }
}

export async function documentOf<D>(row: Row, shape: RowShape): Promise<RxDocumentData<D>> {
  const { seal, booleans } = shape
  if (row.sealed === undefined) {
    const document: Record<string, unknown> = { ...row }
    for (const name of booleans) document[name] = document[name] === '1'
    return document as RxDocumentData<D>
  }
  if (seal === null) throw new Error(`A row of ${shape.store} is sealed, and this window has no key.`)
  return JSON.parse(await seal.open(row.sealed, aboutOf(row, shape))) as RxDocumentData<D>
}

export function idOf({ id }: Row): string {
  return String(id)
}

/** What RxDB compares before it writes; enough where no document is shown to anybody. */
export function outlineOf<D>({ _rev, _deleted, _meta, _attachments }: Row): RxDocumentData<D> {
  return { _rev, _deleted: _deleted === '1', _meta, _attachments } as RxDocumentData<D>
}

/** An empty text names nobody, and is found as it is. */
export async function hashed(value: unknown, seal: Seal): Promise<unknown> {
  return typeof value === 'string' && value !== '' ? seal.tag(value) : value
}

function aboutOf({ id, _rev }: Readonly<Record<string, unknown>>, { store }: RowShape): string {
  return `${store} ${String(id)} ${String(_rev)}`
}

function withBooleanKeys(fields: Readonly<Record<string, unknown>>, { booleans }: RowShape): Row {
  const row: Record<string, unknown> = { ...fields }
  for (const name of booleans) row[name] = row[name] === true ? '1' : '0'
  return row
}

function copyPath(
  from: Readonly<Record<string, unknown>>,
  to: Record<string, unknown>,
  [name = '', ...rest]: string[],
) {
  if (!(name in from)) return
  if (rest.length === 0) to[name] = from[name]
  else {
    to[name] ??= {}
    copyPath(from[name] as Record<string, unknown>, to[name] as Record<string, unknown>, rest)
  }
}
