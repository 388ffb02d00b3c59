/** A branch of PouchDB's revision tree: the revision's id, its state, and what was built on it. */
export type Branch = readonly [
  id: string,
  state: { readonly status: string; readonly deleted?: boolean },
  children: readonly Branch[],
]

/** What PouchDB's LevelDB adapter keeps about each document, as JSON. */
export type DocumentMetadata = {
  readonly id: string
  readonly seq: number
  readonly winningRev: string
  readonly deleted: boolean
  /** Revision to the sequence under which its body is stored. */
  readonly rev_map: Readonly<Record<string, number>>
  readonly rev_tree: readonly { readonly pos: number; readonly ids: Branch }[]
}

export type Revision = {
  readonly rev: string
  readonly isLeaf: boolean
  readonly isDeleted: boolean
}

/** Every revision the database has heard of, ancestors before descendants. */
export function revisionsOf(metadata: DocumentMetadata): readonly Revision[] {
  const found: Revision[] = []
  const pending: (readonly [position: number, branch: Branch])[] = metadata.rev_tree.map((root) => [root.pos, root.ids])
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [position, [id, state, children]] = next
    found.push({ rev: `${position}-${id}`, isLeaf: children.length === 0, isDeleted: state.deleted === true })
    for (const child of children) pending.push([position + 1, child])
  }
  return found
}
