import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { barSchema } from '../../src/domain/bar/bar.ts'
import { catalogueSchema } from '../../src/domain/catalogue/catalogue.ts'
import { pageOf, registerPageSchema } from '../../src/domain/device/registerPage.ts'
import { openingSchema } from '../../src/domain/opening/opening.ts'
import { siteSchema } from '../../src/domain/site/site.ts'
import { readSetUpCode } from '../../src/domain/tablet/readSetUpCode.ts'
import { isIconName } from '../../src/ui/icons.ts'
import { demonstrationBars } from './demonstrationBars.ts'
import { demonstrationCatalogue } from './demonstrationCatalogue.ts'
import { demonstrationHistory } from './demonstrationHistory.ts'
import { demonstrationTechnicians, techniciansOf } from './demonstrationPeople.ts'
import { demonstrationRegister } from './demonstrationRegister.ts'
import { demonstrationRota } from './demonstrationRota.ts'
import { demonstrationSites, sitesOfCrews } from './demonstrationSites.ts'
import { makeSetUpCode } from '../makeSetUpCode.ts'

const tuesday = new Date('2026-11-24T10:00:00Z')
const rota = demonstrationRota(tuesday)

describe('the demonstration', () => {
  test('has 7 desks, 7 crews and 35 weekly sites in all 12 Basic Command Units', () => {
    expect(demonstrationBars.filter(({ kind }) => kind === 'desk')).toHaveLength(7)
    expect(demonstrationBars.filter(({ kind }) => kind === 'popup')).toHaveLength(7)
    expect([...sitesOfCrews.values()].flat()).toHaveLength(35)
    expect(new Set(demonstrationSites.map(({ siteId }) => siteId)).size).toBe(42)
    expect(new Set([...sitesOfCrews.values()].flat().map(({ bcu }) => bcu)).size).toBe(12)
  })

  test('fits the definitions of the domain', () => {
    expect(v.is(catalogueSchema, demonstrationCatalogue)).toBe(true)
    expect(demonstrationBars.every((bar) => v.is(barSchema, bar))).toBe(true)
    expect(demonstrationSites.every((site) => v.is(siteSchema, site))).toBe(true)
    expect(rota.every((opening) => v.is(openingSchema, opening))).toBe(true)
  })

  test('names only drawings that the app has', () => {
    expect(demonstrationCatalogue.reasons.filter(({ icon }) => !isIconName(icon))).toEqual([])
  })

  test('names only substitutes that exist', () => {
    const ids = demonstrationCatalogue.models.map(({ id }) => id)
    expect(
      demonstrationCatalogue.models.flatMap(({ substitutes }) => substitutes).every((id) => ids.includes(id)),
    ).toBe(true)
  })

  test('sends every crew to each of its sites once a week, four weeks back and four ahead', () => {
    expect(rota).toHaveLength(35 * 9)
    const thisWeek = rota.filter(({ day }) => day >= '2026-11-23' && day <= '2026-11-29')
    expect(new Set(thisWeek.map(({ siteId }) => siteId)).size).toBe(35)
    expect(rota[0]?.day).toBe('2026-10-26')
    expect(rota.at(-1)?.day).toBe('2026-12-25')
  })

  test('has two or three technicians at each bar, each with a name of their own', () => {
    for (const { barId } of demonstrationBars) expect([2, 3]).toContain(techniciansOf(barId).length)
    expect(new Set(demonstrationTechnicians.map(({ personId }) => personId)).size).toBe(35)
  })

  test('has a register of the devices that its history speaks of, each once', () => {
    const history = demonstrationHistory(tuesday)
    const pages = demonstrationRegister(history)
    expect(pages.every((page) => v.is(registerPageSchema, page))).toBe(true)
    const devices = pages.flatMap((page) => page.devices)
    const tags = new Set(devices.map(({ assetTag }) => assetTag))
    expect(devices).toHaveLength(tags.size)
    expect(new Set(devices.map(({ serial }) => serial)).size).toBe(devices.length)
    const spokenOf = [
      ...history.stockMovements.map(({ device }) => device.assetTag),
      ...history.swaps.map(({ incoming }) => incoming.assetTag),
    ]
    expect(spokenOf.filter((assetTag) => !tags.has(assetTag))).toEqual([])
    expect(pages.every(({ page, devices: held }) => held.every(({ assetTag }) => pageOf(assetTag) === page))).toBe(true)
  })

  test('tells the last ten working days at every bar, and leaves today free', () => {
    const { visits } = demonstrationHistory(tuesday)
    const days = new Set(visits.map(({ openingId }) => openingId.slice(-10)))
    expect([...days].toSorted()).toEqual(
      ['10', '11', '12', '13', '16', '17', '18', '19', '20', '23'].map((day) => `2026-11-${day}`),
    )
    expect(new Set(visits.map(({ barId }) => barId)).size).toBe(14)
    expect(visits.length).toBeGreaterThan(1000)
    expect(visits.length).toBeLessThan(2000)
  })

  test('makes set-up codes that can be read', () => {
    const code = makeSetUpCode('tryout')
    expect(readSetUpCode(code)).toEqual({ kind: 'read', account: 'tryout', password: code })
  })
})
