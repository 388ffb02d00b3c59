import { describe, expect, test } from 'vitest'
import type { AuditHappening } from '../../domain/audit/audit.ts'
import type { TabletTrail } from '../../domain/audit/auditReading.ts'
import type { ChainFinding } from '../../domain/audit/verifyChain.ts'
import { anAuditTrail, testDigest } from '../../testing/anAuditTrail.ts'
import { aWorkplace } from '../../testing/aWorkplace.ts'
import { auditRowsOf, auditTableOf } from './auditRows.ts'
import { detailOf } from './auditWords.ts'
import { verdictWordsOf } from './verdictWords.ts'

const { people } = aWorkplace()
const trailOf = async (happenings: readonly AuditHappening[], tabletId = 'tablet-1'): Promise<TabletTrail> => ({
  tabletId,
  letter: 'A',
  verdict: { kind: 'nothing to check' },
  entries: await anAuditTrail(happenings, tabletId),
  broughtBy: [],
})

describe('rows of the audit trail', () => {
  test('of all tablets stand newest first, with names where they are known', async () => {
    const [first, second] = [await trailOf([{ kind: 'signed in' }, { kind: 'locked' }]), await trailOf([], 'tablet-2')]
    const entries = (await anAuditTrail([{ kind: 'signed in' }], 'tablet-2')).map((entry) => ({
      ...entry,
      at: '2026-11-24T09:01:30.000Z',
      personId: 'person-9',
    }))
    const rows = auditRowsOf([first, { ...second, entries, letter: 'B' }], people)
    expect(rows.map(({ letter, person, what }) => [letter, person, what])).toEqual([
      ['A', 'Sana Begum', 'Locked'],
      ['B', 'person-9', 'Signed in'],
      ['A', 'Sana Begum', 'Signed in'],
    ])
  })

  test('are exported so that the checksum can be checked without this app, and no cell runs in a spreadsheet', async () => {
    const [known] = people
    const named = [{ ...(known ?? expect.unreachable()), name: '=HYPERLINK("x")' }]
    const [headings, row] = auditTableOf(auditRowsOf([await trailOf([{ kind: 'signed in' }])], named))
    const cell = (name: string) => row?.[headings?.indexOf(name) ?? -1] ?? expect.unreachable(name)
    expect(cell('Who')).toBe('\'=HYPERLINK("x")')
    expect(await testDigest(cell('Entry as it was sealed'))).toBe(cell('Checksum'))
    expect(cell('Time (UTC)')).toBe('2026-11-24T09:01:00.000Z')
  })
})

test.each<[AuditHappening, string]>([
  [{ kind: 'tablet set up', letter: 'A' }, 'letter A'],
  [{ kind: 'signed in' }, ''],
  [{ kind: 'wrong PIN', times: 1 }, 'once'],
  [{ kind: 'wrong PIN', times: 3 }, '3 times in a row'],
  [
    { kind: 'file taken in', fromTabletId: 'tablet-7', added: 2, merged: 0 },
    'of the tablet tablet-7, 2 added, 0 merged',
  ],
  [{ kind: 'receipt given', day: '2026-11-24', count: 1, receipt: 'f'.repeat(64) }, '1 record'],
  [{ kind: 'day pack checked', missing: 0 }, 'all ready'],
  [
    { kind: 'audit trail read', ofBarId: 'bow', from: '2026-11-01', until: '2026-11-24' },
    'of bow, 1 Nov 2026 to 24 Nov 2026',
  ],
])('an entry says besides who and when (%#)', async (happening, words) => {
  const [entry] = await anAuditTrail([happening])
  expect(detailOf(entry ?? expect.unreachable())).toBe(words)
})

const at = '2026-11-24T12:00:00.000Z'
test.each<[ChainFinding, RegExp]>([
  [
    { kind: 'gap', from: 5, to: 5, after: at, before: at },
    /^Entry 5 is missing, written between 24 Nov 2026, 12:00 and/,
  ],
  [{ kind: 'gap', from: 1, to: 4, after: null, before: at }, /^Entries 1 to 4 are missing, written before 24 Nov/],
  [{ kind: 'gap', from: 5, to: 6, after: at, before: null }, /written after .*: this device has seen them before/],
  [{ kind: 'gap', from: 1, to: 6, after: null, before: null }, /are missing: this device has seen them before/],
  [{ kind: 'changed', number: 5, at }, /^Entry 5, of 24 Nov 2026, 12:00 as it says, was changed/],
  [{ kind: 'replaced', number: 5, at }, /^Entry 5, .* was exchanged/],
  [{ kind: 'rewritten', number: 5, at }, /^Entry 5, .* is another than when this device last read/],
  [{ kind: 'fork', number: 5, entries: 2, at }, /^2 entries have the number 5/],
  [{ kind: 'unreadable', id: 'audit:x' }, /^The page audit:x/],
])('what is wrong with a chain is said in a sentence, and what to do (%#)', async (finding, words) => {
  const told = verdictWordsOf({ ...(await trailOf([])), verdict: { kind: 'broken', findings: [finding] } })
  expect(told.lines[0]).toMatch(words)
  expect(told).toMatchObject({ state: 'Not whole', next: expect.stringContaining('security officer') as string })
})
