// `npm run screenshots`: every screen in both orientations, on a phone, light and dark, into docs/screenshots (after `npm run build`).
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Glass, landscape, openTablet, phone, portrait } from '../e2e/openTablet.ts'
import { startCentre } from '../e2e/runningCentre.ts'
import { walkDesk } from '../e2e/deskScreens.ts'
import { walkManager } from '../e2e/managerScreens.ts'
import { walkScreens } from '../e2e/screens.ts'

type Shoot = {
  readonly folder: string
  readonly glass: Glass
  readonly colorScheme: 'light' | 'dark'
  readonly walks: readonly (typeof walkDesk)[]
}

const wall: Glass = { width: 1920, height: 1080 }
const all = [walkScreens, walkDesk, walkManager]

const shoots: readonly Shoot[] = [
  { folder: 'landscape', glass: landscape, colorScheme: 'light', walks: all },
  { folder: 'portrait', glass: portrait, colorScheme: 'light', walks: all },
  { folder: 'phone', glass: phone, colorScheme: 'light', walks: all },
  { folder: 'landscape-dark', glass: landscape, colorScheme: 'dark', walks: all },
  { folder: 'wall', glass: wall, colorScheme: 'light', walks: [walkDesk] },
]
const pictures = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
const asked = process.argv.slice(2)

for (const { folder, glass, colorScheme, walk } of shoots.flatMap((shoot) =>
  shoot.walks.map((walk) => ({ ...shoot, walk })),
)) {
  if (asked.length > 0 && !asked.includes(folder)) continue
  const centre = await startCentre()
  const profile = await mkdtemp(join(tmpdir(), 'techbar-profile-'))
  await mkdir(join(pictures, folder), { recursive: true })
  const tablet = await openTablet(profile, glass, colorScheme)
  let taken = 0
  try {
    await walk(tablet.page, centre, 'A', async (screen) => {
      taken += 1
      const path = join(pictures, folder, `${screen}.png`)
      await tablet.page.screenshot({ path, fullPage: true, scale: 'css', animations: 'disabled' })
    })
    console.log(`${folder}: ${taken} screens in docs/screenshots/${folder}`)
  } catch (cause) {
    await tablet.page.screenshot({ path: join(tmpdir(), 'techbar-where-it-stopped.png') })
    throw cause
  } finally {
    await tablet.close()
    await centre.remove()
    await rm(profile, { recursive: true, force: true })
  }
}
