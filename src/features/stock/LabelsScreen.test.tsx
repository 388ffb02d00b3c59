// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderAtWork } from '../../testing/renderAtWork.tsx'
import { decodeDrawing } from '../../testing/decodeDrawing.ts'
import { LabelsScreen } from './LabelsScreen.tsx'

const tags = ['MPS-L-7001', 'MPS-L-7002', 'MPS-L-7003']
const devices = tags.map((assetTag) => ({ assetTag, serial: `S-${assetTag}`, modelId: 'laptop-a' }))

async function atWork(held = devices) {
  const work = await renderAtWork([{ path: '/stock/labels', Component: LabelsScreen }])
  await work.receiveStock(held)
  return work
}

const pathIn = (label: HTMLElement, name: string) => label.querySelector(`path.${name}`)?.getAttribute('d') ?? ''

test('a label says its tag as QR code, as bars and in letters, and the model besides', async () => {
  const work = await atWork()
  work.open('/stock/labels')
  await work.user.click(await screen.findByRole('button', { name: 'All 3 of Laptop A' }))
  const drawn = await screen.findAllByRole('img', { name: /^Label of/ })
  expect(drawn).toHaveLength(3)
  for (const [number, label] of drawn.entries()) {
    expect(label.textContent).toBe(`${tags[number]}Laptop A`)
    expect(await decodeDrawing(pathIn(label, 'qr'), 'QRCode')).toBe(tags[number])
    expect(await decodeDrawing(pathIn(label, 'bars'), 'Code128', 10)).toBe(tags[number])
  }
  expect(screen.getByText('3 labels on 1 sheet')).toBeDefined()
})

test('a begun sheet is used up, and a number that no sheet has is refused', async () => {
  const work = await atWork()
  work.open('/stock/labels?tag=mps-l-7001')
  await screen.findByText('1 label on 1 sheet')
  await work.user.click(screen.getByRole('checkbox', { name: /MPS-L-7002/ }))
  const first = screen.getByLabelText('First free label of the sheet')
  await work.user.clear(first)
  await work.user.type(first, '24')
  await screen.findByText('2 labels on 2 sheets')
  const sheets = screen.getAllByRole('figure', { name: /^Sheet/ }).map((sheet) => within(sheet).getAllByRole('img'))
  expect(sheets.map((labels) => labels.length)).toEqual([1, 1])
  await work.user.type(first, '5')
  expect(await screen.findByText('Enter a number from 1 to 24')).toBeDefined()
  expect(screen.queryByRole('img', { name: /^Label of/ })).toBeNull()
})

test('a tag that is too long for bars, or has a letter that they lack, has its QR code all the same', async () => {
  const long = 'X1'.repeat(20)
  const work = await atWork([
    { assetTag: long, serial: 'S1', modelId: 'laptop-a' },
    { assetTag: 'ΩMEGA', serial: 'S2', modelId: 'laptop-a' },
  ])
  work.open('/stock/labels')
  await work.user.click(await screen.findByRole('button', { name: 'All 2 of Laptop A' }))
  const drawn = await screen.findAllByRole('img', { name: /^Label of/ })
  await waitFor(() => expect(drawn).toHaveLength(2))
  for (const label of drawn) expect(pathIn(label, 'bars')).toBe('')
  expect(await decodeDrawing(pathIn(drawn[0] ?? expect.unreachable(), 'qr'), 'QRCode')).toBe(long)
})
