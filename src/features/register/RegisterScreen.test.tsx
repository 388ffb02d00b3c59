// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aCatalogue } from '../../testing/aCatalogue.ts'
import { aRegisteredDevice, aRegisterPage } from '../../testing/aRegisteredDevice.ts'
import { renderAtWork } from '../../testing/renderAtWork.tsx'
import { RegisterScreen } from './RegisterScreen.tsx'

const routes = [{ path: '/stock/register', Component: RegisterScreen }]
const [model = expect.unreachable()] = aCatalogue().models
const device = aRegisteredDevice('PH1001', {
  serial: 'SN-77',
  modelId: model.id,
  imeis: ['490154203237518'],
  forRole: 'Response officer',
  warrantyEnd: '2026-11-23',
  state: 'missing',
  substate: 'stolen',
})

async function open(roles: readonly string[] = []) {
  const work = await renderAtWork(routes)
  await work.receiveReference([aRegisterPage(device)])
  await work.services.tablet.saveRoles(roles)
  work.open('/stock/register')
  await screen.findByRole('heading', { level: 1, name: 'Device register' })
  return work
}

test.each(['ph 1001', 'sn-77', '490154203237518'])(
  'a device is found by %s, with all that the register says',
  async (label) => {
    const { user } = await open()
    await user.type(screen.getByRole('textbox', { name: 'Asset tag, serial number or IMEI' }), `${label}{Enter}`)
    const found = within(screen.getByRole('region', { name: 'Find a device' }))
    expect(await found.findByText('PH1001')).toBeDefined()
    for (const words of [model.name, 'Response officer', 'Ended 23 Nov 2026', 'missing, stolen'])
      expect(found.getByText(words)).toBeDefined()
  },
)

test('a label that the register does not have is said, and an empty one asked for', async () => {
  const { user } = await open()
  await user.click(screen.getByRole('button', { name: 'Find' }))
  expect(await screen.findByText('Enter what stands on the device')).toBeDefined()
  await user.type(screen.getByRole('textbox', { name: 'Asset tag, serial number or IMEI' }), 'X1{Enter}')
  expect(await screen.findByText('X1 is not in the register')).toBeDefined()
})

test('only a manager imports and exports', async () => {
  await open(['tablet', 'bar:lambeth-popup'])
  expect(screen.queryByRole('region', { name: 'Import' })).toBeNull()
  expect(screen.queryByRole('region', { name: 'Export' })).toBeNull()
})

test('without a network an import says that nothing was changed', async () => {
  const { user } = await open(['tablet', 'manager'])
  await screen.findByRole('region', { name: 'Import' })
  const input = document.querySelector<HTMLInputElement>('input[type=file]') ?? expect.unreachable()
  await user.upload(input, new File(['Asset tag,Serial number,Model\n'], 'devices.csv', { type: 'text/csv' }))
  expect(await screen.findByText('This file was not imported')).toBeDefined()
  expect(screen.getByText(/The register is as it was/)).toBeDefined()
})
