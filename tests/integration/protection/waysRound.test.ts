import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addVisitEvent, type VisitHappening } from '../../../src/domain/visit/addVisitEvent.ts'
import { aStamp } from '../../../src/testing/aStamp.ts'
import { testServers } from '../centreServers.ts'
import {
  aCentreWithRecords,
  attendance,
  type CentreWithRecords,
  closed,
  refused,
  waiting,
  type Wire,
} from './aCentreWithRecords.ts'
import { bar, barDatabase, ownInstall, sent } from './aPeopledCentre.ts'

/** Told as an honest app would: with the story that follows from the events. */
const honestly = (happening: VisitHappening, tabletId: string) =>
  addVisitEvent(closed, happening, aStamp(55, { id: `honest ${happening.kind} by ${tabletId}`, tabletId }))
const [, ...others] = closed.events

describe.each(testServers)('ways round the rules on $name', (server) => {
  let centre: CentreWithRecords
  beforeAll(async () => {
    centre = await aCentreWithRecords(server)
  }, 150_000)
  afterAll(() => centre.release())

  describe('a way round the rules', () => {
    const stronger = { ...sent(closed), events: others, _rev: '9-fffffffffffffffffffffffffffffff1' }
    const bulk = (docs: readonly object[], more: object = {}) =>
      centre.attempt('own tablet', 'POST', `/${barDatabase}/_bulk_docs`, { body: { docs, ...more } })
    const untouched = async () =>
      expect(await centre.held(closed.id)).toMatchObject({ _rev: centre.revs.get(closed.id), events: closed.events })

    test.each<readonly [string, () => Wire]>([
      [
        'a branch with no past',
        () => ({ ...stronger, _revisions: { start: 9, ids: ['fffffffffffffffffffffffffffffff1'] } }),
      ],
      [
        'a branch beside the first version',
        () => ({
          ...stronger,
          _rev: '1-fffffffffffffffffffffffffffffff1',
          _revisions: { start: 1, ids: ['fffffffffffffffffffffffffffffff1'] },
        }),
      ],
      [
        'a branch with a past that was made up',
        () => ({
          ...stronger,
          _revisions: { start: 9, ids: ['f1', 'f2', 'f3'].map((end) => `ffffffffffffffffffffffffffffff${end}`) },
        }),
      ],
      [
        'a deletion as a branch',
        () => ({
          _id: closed.id,
          _deleted: true,
          _rev: stronger._rev,
          _revisions: { start: 9, ids: ['fffffffffffffffffffffffffffffff1'] },
        }),
      ],
    ])('%s does not take the place of what is there', async (_what, branch) => {
      const { json } = await bulk([branch()], { new_edits: false })
      expect(json).toMatchObject([{ id: closed.id, error: 'forbidden' }])
      await untouched()
    })

    test('nor does one that goes on from what is there, with another event', async () => {
      const [, known = ''] = (centre.revs.get(closed.id) ?? '').split('-')
      const ids = ['fffffffffffffffffffffffffffffff2', known]
      const next = {
        ...sent(honestly({ kind: 'noted', text: 'x' }, ownInstall)),
        _rev: `2-${ids[0]}`,
        _revisions: { start: 2, ids },
      }
      expect((await bulk([next], { new_edits: false })).json).toMatchObject([{ error: 'forbidden' }])
      await untouched()
    })

    test('by PUT with new_edits=false neither', async () => {
      const path = `/${barDatabase}/${closed.id}?new_edits=false`
      const body = { ...stronger, _revisions: { start: 9, ids: ['fffffffffffffffffffffffffffffff1'] } }
      expect((await centre.attempt('own tablet', 'PUT', path, { body })).status).toBe(403)
      await untouched()
    })

    test('a batch is judged row by row: a forged one beside a good one', async () => {
      const good = { ...sent(waiting), _id: 'visit:beside' }
      const { json } = await bulk([{ ...sent(closed, { events: others }), _rev: centre.revs.get(closed.id) }, good])
      expect(json).toMatchObject([{ error: 'forbidden' }, { ok: true, id: good._id }])
      await untouched()
    })

    test.each([
      ['a deletion by a field', { _deleted: true }],
      ['a deletion that keeps all fields', { ...sent(closed), _deleted: true }],
    ])('%s is refused', async (_what, fields) => {
      const body = { ...fields, _rev: centre.revs.get(closed.id) }
      expect(await centre.attempt('own tablet', 'PUT', `/${barDatabase}/${closed.id}`, { body })).toMatchObject(
        refused(/never deleted/),
      )
      await untouched()
    })

    test('a copy of a record under another id is refused where the id says who', async () => {
      const headers = { destination: `attendance:${bar}:2026-11-24:install-2` }
      const path = `/${barDatabase}/${attendance.id}`
      expect((await centre.attempt('own tablet', 'COPY', path, { headers })).status).toBe(403)
    })

    test('attachments are refused, in the record and beside it', async () => {
      const _attachments = { 'a.html': { content_type: 'text/html', data: 'PGI+' } }
      await centre.isRefused('own tablet', sent(waiting, { _id: 'visit:attached', _attachments }), /no attachments/)
      const path = `/${barDatabase}/${closed.id}/a.html?rev=${centre.revs.get(closed.id)}`
      expect((await centre.attempt('own tablet', 'PUT', path, { body: '<b>' })).status).toBe(403)
      await untouched()
    })
  })
})
