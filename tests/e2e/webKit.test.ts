import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWebKit, startScreen } from '../browsers/webKit.mjs'
import { axeSource, findProblems } from './findProblems.ts'
import { readInstallId } from './readInstallId.ts'
import { type RunningCentre, startCentre } from './runningCentre.ts'
import { demonstrationBar } from './technician.ts'

type WebKit = Awaited<ReturnType<typeof openWebKit>>

let centre: RunningCentre
let screen: Awaited<ReturnType<typeof startScreen>>
let dataFolder: string
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'techbar-webkit-'))
  screen = await startScreen()
  centre = await startCentre()
})
afterAll(async () => {
  screen.stop()
  await centre.remove()
  await rm(dataFolder, { recursive: true, force: true })
})

/** Taps the first thing on the page that can be tapped and is called so; the name is a pattern for its first line. */
const tapNamed = `
  const name = new RegExp('^(' + arguments[0] + ')$', 'm')
  const named = (element) => [element.innerText.trim(), element.getAttribute('aria-label')].some((text) => name.test(text ?? ''))
  const target = [...document.querySelectorAll('button, a, label')].find((element) => named(element) && element.getClientRects().length > 0)
  if (target === undefined) return false
  target.click()
  return true`

function technicianAt(webKit: WebKit) {
  const tap = (name: string) => expect.poll(() => webKit.run(tapNamed, name), { message: name }).toBe(true)
  const page = () => webKit.run('return document.body.innerText')
  const sees = (text: string) => expect.poll(page, { message: text }).toContain(text)
  return {
    tap,
    sees,
    /** At the same site on every day of the week, whether or not it is planned for today. */
    openBar: async () => {
      await expect.poll(page).toMatch(/Where are you today|Which site are you at/)
      if (!(await page()).includes('Which site are you at')) await tap('I am at another site')
      await tap('Kennington station')
    },
    enterPin: async () => {
      await sees('Enter your PIN')
      for (const digit of demonstrationBar.pin) await tap(digit)
      await tap('Unlock|Sign in|End this screen')
    },
  }
}

test('the core of a shift in WebKit: cold start without a centre, a visit, a tap, and both at the centre', async () => {
  const atBase = await openWebKit({ dataFolder, display: screen.display })
  const before = technicianAt(atBase)
  await atBase.goTo(centre.appUrl)
  await before.sees('set-up code')
  await atBase.type('input', centre.setUpCode)
  await before.tap('Set up')
  await before.tap(demonstrationBar.name)
  await before.tap('Use this bar')
  await before.tap(demonstrationBar.technician)
  await before.enterPin()
  await before.openBar()
  await before.sees('New visit')
  await atBase.runAsync('const done = arguments[0]; navigator.serviceWorker.ready.then(() => done(true))')
  const tabletId = await atBase.run(`return (${readInstallId.toString()})()`)
  // That the technician came is recorded too, a moment after the queue is there.
  await expect.poll(() => centre.recordsOf(demonstrationBar.id, tabletId)).toHaveLength(1)
  await before.sees('All sent')
  await atBase.close()

  await centre.stop()
  const onSite = await openWebKit({ dataFolder, display: screen.display })
  const technician = technicianAt(onSite)
  await onSite.goTo(centre.appUrl)
  await technician.enterPin()
  await technician.tap('New visit')
  await technician.tap('Printing')
  await technician.tap('Fixed')
  // Besides the visit: the audit trail, which tells who unlocked the tablet.
  await technician.sees('2 to send')
  await technician.tap('Hand over')
  await technician.tap('Very good')
  await technician.tap('Skip')
  await technician.enterPin()
  await technician.sees('3 to send')

  await centre.startAgain()
  await technician.sees('All sent')
  const records = await centre.recordsOf(demonstrationBar.id, tabletId)
  const [visit] = records.filter((record) => record.type === 'visit')
  const [tap] = records.filter((record) => record.type === 'tap')
  expect(records.map(({ type }) => type).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['attendance', 'tap', 'visit'])
  expect(visit?.outcome).toBe('fixed')
  expect(tap?._id).toBe(visit?._id.replace('visit:', 'tap:'))

  // The screens for visitors. A pop-up's are open from when its technician opens it, at whatever hour this runs.
  const clean = async (name: string) => {
    await onSite.run(axeSource)
    const found = await onSite.runAsync(`const done = arguments[0]; (${findProblems.toString()})().then(done)`)
    expect(found, name).toEqual([])
  }
  await clean('queue')
  await technician.tap('Open the bar')
  await technician.tap('Tablet')
  await technician.tap('Day pack')
  await technician.sees('Before Lambeth pop-up leaves')
  await clean('day pack')
  await technician.tap('Stock')
  await technician.sees('To hand out')
  await clean('stock')
  await technician.tap('Send several out')
  await technician.sees('Where to')
  await clean('send several out')
  await technician.tap('Stock')
  await technician.tap('Print labels')
  await technician.tap('All \\d+ of .*')
  const barsDrawn = () => onSite.run('return document.querySelectorAll("figure path.bars").length')
  await expect.poll(barsDrawn).toBeGreaterThan(0)
  await clean('print labels')
  await technician.tap('Tablet')
  await technician.tap('Use for check-in')
  await technician.sees('Nobody is waiting.')
  await clean('check-in')
  await technician.tap('Check in')
  await technician.sees('Who are you?')
  await clean('check-in, who')
  await onSite.type('#staffNumber input, input#staffNumber', 'P50001')
  await technician.tap('Continue')
  await technician.tap('Printing')
  await technician.sees('First in line')
  await clean('check-in, in line')
  const leave = async () => {
    await technician.tap('Technician')
    await technician.tap(demonstrationBar.technician)
    await technician.enterPin()
    await technician.sees('A screen for visitors')
  }
  await leave()
  await technician.tap('Use as wall board')
  const second = visit?.queueNumber?.replace('01', '02') ?? expect.unreachable()
  await technician.sees(second)
  await clean('wall board')
  await leave()
  await technician.tap('Use as tap screen')
  await technician.sees('How was your visit?')
  await clean('tap screen')
  await technician.tap('Good')
  await technician.tap('Skip')
  await leave()
  await technician.sees('All sent')
  const waiting = (await centre.recordsOf(demonstrationBar.id, tabletId)).filter(({ state }) => state === 'waiting')
  expect(waiting).toMatchObject([{ queueNumber: second, staffNumber: 'P50001' }])
  await onSite.close()
})
