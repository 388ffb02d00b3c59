import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../json.ts'
import type { DocumentMetadata } from './documentMetadata.ts'
import { withNewRevisions } from './newRevisions.ts'

const firstRev = (document: JsonObject) => withNewRevisions([{ _id: 'x', ...document }], [undefined])[0]?.['_rev']

const known = (rev: string, isDeleted = false): DocumentMetadata => ({
  id: 'x',
  seq: 1,
  winningRev: rev,
  deleted: isDeleted,
  rev_map: { [rev]: 1 },
  rev_tree: [
    { pos: Number.parseInt(rev, 10), ids: [rev.split('-')[1] ?? '', { status: 'available', deleted: isDeleted }, []] },
  ],
})

describe('new revisions', () => {
  // Recorded from Apache CouchDB 3.5.2.
  test.each([
    [{}, '1-967a00dff5e02add41819138abb3284d'],
    [{ a: 1 }, '1-23202479633c2b380f79507a776743d5'],
    [{ type: 'visit', n: 1 }, '1-9b4b438e89e2998205b226676d0516dc'],
    [{ ok: true }, '1-f7d60089b509c0e2a9873afb05f98f67'],
    [{ v: 'noid' }, '1-ffa5a8ce6cca96f4cbd8e9484d2f446e'],
    [
      { _attachments: { 'note.txt': { content_type: 'text/plain', data: 'aGVsbG8=' } } },
      '1-b169928659d15c482e1fedd6b01100fa',
    ],
    [{ type: 'swap', n: 7 }, '1-65af6b412fbcd1af081c86d12c686a93'],
  ])('of %j is named as CouchDB names it', (document, rev) => {
    expect(firstRev(document)).toBe(rev)
  })

  test('of a change and of a deletion, too', () => {
    const change = { _id: 'x', _rev: '1-9b4b438e89e2998205b226676d0516dc', type: 'visit', n: 2 }
    expect(withNewRevisions([change], [known(change._rev)])[0]).toMatchObject({
      _rev: '2-d8246f503b0d014c34c7d63490eb7a4e',
      _revisions: { start: 2, ids: ['d8246f503b0d014c34c7d63490eb7a4e', '9b4b438e89e2998205b226676d0516dc'] },
    })
    const deletion = { _id: 'x', _rev: '1-23202479633c2b380f79507a776743d5', _deleted: true }
    expect(withNewRevisions([deletion], [known(deletion._rev)])[0]?.['_rev']).toBe('2-b4e3122af5f2ab3ae9bbd74527a6aa04')
    const again = { _id: 'x', again: 1 }
    expect(withNewRevisions([again], [known('2-b4e3122af5f2ab3ae9bbd74527a6aa04', true)])[0]?.['_rev']).toBe(
      '3-57a58bee8c9dd8d809f538e68d60d816',
    )
  })

  test.each<[string, JsonObject, DocumentMetadata | undefined]>([
    ['a revision of an unknown document', { _id: 'x', _rev: '1-a' }, undefined],
    ['no revision of a known one', { _id: 'x' }, known('1-a')],
    ['another revision than its leaf', { _id: 'x', _rev: '1-b' }, known('1-a')],
    ['a second deletion', { _id: 'x', _deleted: true }, known('2-a', true)],
  ])('%s is a conflict', (_, document, metadata) => {
    expect(withNewRevisions([document], [metadata])).toEqual([undefined])
  })

  test('of two edits in one batch the second finds what the first has left', () => {
    const edits = [
      { _id: 'x', _rev: '1-a', n: 1 },
      { _id: 'x', _rev: '1-a', n: 2 },
    ]
    expect(withNewRevisions(edits, [known('1-a'), known('1-a')]).map((edit) => edit === undefined)).toEqual([
      false,
      true,
    ])
  })

  test('large numbers, fractions, bytes and members named like our own wrappers all have a form', () => {
    const odd = {
      big: 1e15,
      negative: -5,
      huge: 1e300,
      list: [1, 2, 255],
      mixed: [1, 'a'],
      tuple: [1],
      items: { list: [] },
    }
    expect(firstRev(odd)).toMatch(/^1-[0-9a-f]{32}$/)
    expect(firstRev({ ...odd, negative: -6 })).not.toBe(firstRev(odd))
  })
})
