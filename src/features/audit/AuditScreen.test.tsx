// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { addAuditEntry, beginAudit } from '../../domain/audit/addAuditEntry.ts'
import type { Audit, AuditHappening } from '../../domain/audit/audit.ts'
import { anAuditTrail } from '../../testing/anAuditTrail.ts'
import { renderAtWork } from '../../testing/renderAtWork.tsx'
import { AuditScreen } from './AuditScreen.tsx'

const routes = [{ path: '/audit', Component: AuditScreen }]
const json = { 'content-type': 'application/json' }

async function aPage(happenings: readonly AuditHappening[], letter: string): Promise<Audit> {
  const tabletId = `tablet-${letter}`
  const [first = expect.unreachable(), ...others] = await anAuditTrail(happenings, tabletId)
  const place = { barId: 'lambeth-popup', day: '2026-11-24', tabletId, page: 1, letter }
  return others.reduce(addAuditEntry, beginAudit(place, first))
}

/** A centre that holds these pages and nothing else. */
function aCentreWith(pages: readonly Audit[]): typeof fetch {
  const rows = pages.map(({ id, ...page }) => ({ id, value: { rev: '1-a' }, doc: { ...page, _id: id, _rev: '1-a' } }))
  const session = { ok: true, name: 'mia', roles: ['tablet', 'manager'] }
  return (input) => {
    const address = input instanceof Request ? input.url : String(input)
    const answer = address.endsWith('/_session') ? session : address.includes('/_all_docs') ? { rows } : null
    if (answer === null) return Promise.reject(new TypeError('Nothing else is asked for.'))
    return Promise.resolve(new Response(JSON.stringify(answer), { headers: json }))
  }
}

async function open(pages: readonly Audit[] | null, roles: readonly string[] = ['tablet', 'manager']) {
  const saved: string[] = []
  const work = await renderAtWork(routes, {
    ...(pages === null ? {} : { fetch: aCentreWith(pages) }),
    // The tablet's own exchange is not what is looked at here.
    takeTurnsLeading: () => new Promise(() => undefined),
    saveFile: ({ text }) => void saved.push(text),
  })
  await work.services.tablet.saveAccount({ name: 'mia', password: 'MIA-K7QF-2M9X' })
  await work.services.tablet.saveRoles(roles)
  work.open('/audit')
  await screen.findByRole('heading', { level: 1, name: 'Audit trail' })
  const ask = async () => work.user.click(await screen.findByRole('button', { name: 'Show the trail' }))
  return { ...work, saved, ask }
}

const entries = () => screen.getAllByRole('row').slice(1)
const morning: readonly AuditHappening[] = [
  { kind: 'tablet set up', letter: 'A' },
  { kind: 'signed in' },
  { kind: 'wrong PIN', times: 2 },
]

test('says of each tablet whether its chain is whole, the broken one first, and shows the entries newest first', async () => {
  const broken = await aPage(morning, 'B')
  const pages = [await aPage(morning, 'A'), { ...broken, events: broken.events.filter(({ seq }) => seq !== 2) }]
  const { ask } = await open(pages)
  await ask()
  const tablets = within(await screen.findByRole('region', { name: 'Tablets' }))
  const [first, second] = tablets.getAllByRole('listitem')
  expect(first?.textContent).toMatch(/Tablet BNot whole.*Entry 2 is missing.*A page may still wait on the tablet/)
  expect(second?.textContent).toMatch(/Tablet AWhole.*Entries 1 to 3 are all there/)
  expect(entries()).toHaveLength(5)
  expect(entries()[0]?.textContent).toMatch(/Sana BegumWrong PIN2 times in a row/)
})

test('is narrowed by person and kind, and what is left is exported', async () => {
  const { user, ask, saved } = await open([await aPage(morning, 'A')])
  await ask()
  await user.selectOptions(await screen.findByRole('combobox', { name: 'What' }), 'Wrong PIN')
  expect(entries()).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'Export 1 entry' }))
  expect(await screen.findByText('Saved as audit-trail-lambeth-popup-2026-11-18-2026-11-24.csv')).toBeDefined()
  expect(saved[0]).toContain('"Wrong PIN","2 times in a row","Whole"')
  expect(saved[0]).not.toContain('"Signed in"')
})

test('of a bar that noted nothing says so', async () => {
  const { ask } = await open([])
  await ask()
  expect(await screen.findByText('No tablet of this bar has noted anything yet.')).toBeDefined()
})

test('without a network says that nothing is lost, and what to do', async () => {
  const { ask } = await open(null)
  await ask()
  expect(await screen.findByText('The audit trail was not read')).toBeDefined()
  expect(screen.getByText(/The centre could not be reached. It is kept at the centre/)).toBeDefined()
})

test('days that make no span are said beside the field', async () => {
  const { user, ask } = await open([])
  const year = within(screen.getByRole('group', { name: 'Until' })).getByLabelText('Year')
  await user.clear(year)
  await user.type(year, '2025')
  await ask()
  expect(await screen.findByRole('link', { name: /The last day is before the first/ })).toBeDefined()
})

test('nobody but a manager is asked anything', async () => {
  await open([], ['tablet'])
  expect(screen.getByText('The audit trail is for managers.')).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Show the trail' })).toBeNull()
})
