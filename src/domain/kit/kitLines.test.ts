import { expect, test } from 'vitest'
import { aCatalogue } from '../../testing/aCatalogue.ts'
import type { Kit } from '../catalogue/catalogue.ts'
import { kitLines, owedOf } from './kitLines.ts'

const { models } = aCatalogue()
const kit: Kit = {
  id: 'detective',
  name: 'Detective',
  items: [
    { modelId: 'laptop-a', count: 2 },
    { modelId: 'phone-a', count: 1 },
  ],
}
const device = (assetTag: string, modelId: string) => ({ assetTag, serial: `S-${assetTag}`, modelId })
const stockroom = [
  device('LB1', 'laptop-b'),
  device('LA1', 'laptop-a'),
  device('LA2', 'laptop-a'),
  device('LA3', 'laptop-a'),
]
const told = (tags: readonly string[], of = kit) =>
  kitLines(of, models, stockroom, tags).map(({ model, chosen }) => [
    model.id,
    ...chosen.map(({ assetTag }) => assetTag),
  ])

test('each line has what fits it, the same model first', () => {
  const [laptops, phones] = kitLines(kit, models, stockroom, [])
  expect(laptops?.fitting.map((fitting) => fitting.device.assetTag)).toEqual(['LA1', 'LA2', 'LA3', 'LB1'])
  expect(phones?.fitting).toEqual([])
})

test('a chosen device goes to the first line that still needs one', () => {
  expect(told(['LA1', 'LB1'])).toEqual([['laptop-a', 'LA1', 'LB1'], ['phone-a']])
  const twice = {
    ...kit,
    items: [
      { modelId: 'laptop-a', count: 1 },
      { modelId: 'laptop-b', count: 1 },
    ],
  }
  expect(told(['LA1', 'LB1'], twice)).toEqual([
    ['laptop-a', 'LA1'],
    ['laptop-b', 'LB1'],
  ])
})

test('more than the kit has, what is not here and what does not fit are left out', () => {
  expect(told(['LA1', 'LA2', 'LA3', 'GONE', 'PA1'])).toEqual([['laptop-a', 'LA1', 'LA2'], ['phone-a']])
})

test('what is not handed out is owed', () => {
  expect(owedOf(kitLines(kit, models, stockroom, ['LA1']))).toEqual([
    { modelId: 'laptop-a', count: 1 },
    { modelId: 'phone-a', count: 1 },
  ])
  expect(owedOf(kitLines({ ...kit, items: kit.items.slice(0, 1) }, models, stockroom, ['LA1', 'LA2']))).toEqual([])
})
