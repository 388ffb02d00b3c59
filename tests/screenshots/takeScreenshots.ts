// `npm run screenshots`: every screen in both orientations, on a phone, light and dark, into docs/screenshots (after `npm run build`).
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Glass, landscape, openTablet, phone, portrait } from '../e2e/openTablet.ts'
import { startCentre } from '../e2e/runningCentre.ts'
import { walkScreens } from '../e2e/screens.ts'

type Shoot = { readonly folder: string; readonly glass: Glass; readonly colorScheme: 'light' | 'dark' }

const shoots: readonly Shoot[] = [
  { folder: 'landscape', glass: landscape, colorScheme: 'light' },
  { folder: 'portrait', glass: portrait, colorScheme: 'light' },
  { folder: 'phone', glass: phone, colorScheme: 'light' },
  { folder: 'landscape-dark', glass: landscape, colorScheme: 'dark' },
]
const pictures = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
const asked = process.argv.slice(2)

for (const { folder, glass, colorScheme } of shoots) {
  if (asked.length > 0 && !asked.includes(folder)) continue
  const centre = await startCentre()
  const profile = await mkdtemp(join(tmpdir(), 'techbar-profile-'))
  await mkdir(join(pictures, folder), { recursive: true })
  const tablet = await openTablet(profile, glass, colorScheme)
  let taken = 0
  try {
    await walkScreens(tablet.page, centre, 'A', async (screen) => {
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
