// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { firstValueFrom } from 'rxjs'
import { expect, test } from 'vitest'
import { stockroomOf } from '../../domain/stock/stockroomOf.ts'
import { renderAtWork } from '../../testing/renderAtWork.tsx'
import { CountScreen } from './CountScreen.tsx'

const inBag = (assetTag: string) => ({ assetTag, serial: `S-${assetTag}`, modelId: 'laptop-a' })

async function aCount() {
  const work = await renderAtWork([
    { path: '/stock', element: <p>Stock page</p> },
    { path: '/stock/count', Component: CountScreen },
  ])
  await work.receiveStock([inBag('L-01'), inBag('L-02'), inBag('L-03')])
  work.open('/stock/count')
  await screen.findByText('0 of 3 devices seen')
  const held = async () =>
    stockroomOf(await firstValueFrom(work.services.stock.whereabouts$('lambeth-popup'))).map(({ assetTag }) => assetTag)
  return { work, held, last: () => firstValueFrom(work.services.stock.lastCount$('lambeth-popup')) }
}

const scan = (text: string) => {
  for (const key of [...text.split(''), 'Enter']) fireEvent.keyDown(document.body, { key })
}

test('devices are ticked off by tap and by scan, what is missing is explained, and what is found is counted', async () => {
  const { work, held, last } = await aCount()
  await work.user.click(screen.getByRole('checkbox', { name: /L-01/ }))
  scan('L-02')
  await screen.findByText('2 of 3 devices seen')
  scan('L-09')
  await screen.findByRole('dialog', { name: 'L-09 is not expected here' })
  // The scanner goes on meanwhile, and takes nothing over.
  scan('L-10')
  expect(screen.getByRole('dialog', { name: 'L-09 is not expected here' })).toBeDefined()
  await work.user.type(screen.getByLabelText('Serial number'), 'sn9')
  await work.user.click(screen.getByRole('radio', { name: 'Laptop A' }))
  await work.user.click(screen.getByRole('radio', { name: 'Was not recorded' }))
  await work.user.click(screen.getByRole('button', { name: 'Count it as found' }))
  await screen.findByText('L-09 found.')

  await work.user.click(screen.getByRole('button', { name: 'Finish' }))
  await screen.findByText('Not seen: 1')
  // An unexplained difference cannot be recorded.
  await work.user.click(screen.getByRole('button', { name: 'Record the count' }))
  expect(await last()).toBeNull()
  expect(await screen.findByText('Choose where it is')).toBeDefined()
  await work.user.click(screen.getByRole('radio', { name: 'Left at the base' }))
  await screen.findByText('Each is explained: record the count.')
  await work.user.click(screen.getByRole('button', { name: 'Record the count' }))
  await screen.findByText('Stock page')
  expect(await held()).toEqual(['L-01', 'L-02', 'L-09'])
  expect(await last()).toMatchObject({
    seen: ['L-01', 'L-02'],
    missing: [{ assetTag: 'L-03', why: 'Left at the base' }],
    found: [{ device: { assetTag: 'L-09', serial: 'SN9' }, why: 'Was not recorded' }],
  })
})

test('a count in which all is there is recorded with one tap more, and outlives a reload before it', async () => {
  const { work, held, last } = await aCount()
  for (const tag of ['L-01', 'L-02', 'L-03'])
    await work.user.click(screen.getByRole('checkbox', { name: new RegExp(tag) }))
  await screen.findByText('3 of 3 devices seen')
  work.open('/stock/count')
  await screen.findByText('This count was begun 10:00, and is as you left it.')
  const list = screen.getByRole('region', { name: 'Laptop A' })
  expect(within(list).getAllByRole('checkbox', { checked: true })).toHaveLength(3)
  await work.user.click(screen.getByRole('button', { name: 'Record the count' }))
  await screen.findByText('Stock page')
  expect(await held()).toEqual(['L-01', 'L-02', 'L-03'])
  expect(await last()).toMatchObject({ seen: ['L-01', 'L-02', 'L-03'], missing: [], found: [] })
  expect(await work.services.drafts.read('stock-count')).toBeNull()
})

test('what is missing for one reason is explained at once, but for what was explained before', async () => {
  const { work, last } = await aCount()
  await work.user.click(screen.getByRole('button', { name: 'Finish' }))
  const reasonOf = async (label: string, why: string) =>
    work.user.click(within(await screen.findByRole('radiogroup', { name: label })).getByRole('radio', { name: why }))
  await reasonOf('L-02', 'Lost')
  await reasonOf('All 2 that are left', 'Left at the base')
  await work.user.click(screen.getByRole('button', { name: 'Record the count' }))
  await screen.findByText('Stock page')
  expect((await last())?.missing.map(({ assetTag, why }) => `${assetTag} ${why}`)).toEqual([
    'L-01 Left at the base',
    'L-02 Lost',
    'L-03 Left at the base',
  ])
})
