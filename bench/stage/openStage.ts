import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { landscape, openTablet } from '../../tests/e2e/openTablet.ts'
import type { PeerName } from '../peers/peerNames.ts'
import { askPage } from './askPage.ts'
import { buildPages } from './buildPages.ts'
import { type BenchCentre, openCentre } from './openCentre.ts'

export type Browser = {
  /**
   * A new page in which that contender is open under a database of its own. `centreUrl`: the API by another way, whose
   * origin the page has then; the page's own files still come straight from the centre.
   */
  open(peer: PeerName, barId: string, centreUrl?: string): Promise<Page>
  /** A new page of the bench in which nothing is open. */
  plain(): Promise<Page>
  readonly context: BrowserContext
  close(): Promise<void>
}

/** What all measures share: built pages, a centre that serves them, browsers over profiles on disk. */
export type Stage = {
  readonly centre: BenchCentre
  readonly pagesFolder: string
  /** A folder that is gone at the end. */
  folder(name: string): Promise<string>
  /** A browser over a new profile. */
  browser(): Promise<Browser>
  close(): Promise<void>
}

const longestCommandMs = 300_000

export async function openStage(): Promise<Stage> {
  const root = await mkdtemp(join(tmpdir(), 'techbar-bench-'))
  const folder = (name: string) => mkdtemp(join(root, `${name}-`))
  const pagesFolder = await folder('pages')
  await buildPages(pagesFolder)
  const centre = await openCentre(pagesFolder)
  const browsers: Browser[] = []
  const browser = async () => {
    const opened = await openBrowser(await folder('profile'), centre)
    browsers.push(opened)
    return opened
  }
  return {
    centre,
    pagesFolder,
    folder,
    browser,
    close: async () => {
      for (const each of browsers) await each.close()
      await centre.close()
      await rm(root, { recursive: true, force: true })
    },
  }
}

let databases = 0

async function openBrowser(profile: string, centre: BenchCentre): Promise<Browser> {
  const tablet = await openTablet(profile, landscape)
  const { context } = tablet
  context.setDefaultTimeout(longestCommandMs)
  await tablet.page.goto('about:blank')
  return {
    context,
    plain: async () => {
      const page = await context.newPage()
      await page.goto(`${centre.origin}bench.html`)
      return page
    },
    open: async (peer, barId, centreUrl = centre.url) => {
      const page = await context.newPage()
      const { origin } = new URL(centreUrl)
      if (centreUrl !== centre.url) await servePages(page, origin, centre)
      await page.goto(`${origin}/bench.html`)
      databases += 1
      const plan = { databaseName: `bench-${databases}`, barId, account: centre.account }
      await askPage(page, 'open', { peer, plan })
      await page.unrouteAll()
      return page
    },
    close: () => tablet.close(),
  }
}

async function servePages(page: Page, origin: string, centre: BenchCentre): Promise<void> {
  const isPage = (url: URL) => url.origin === origin && !url.pathname.startsWith('/db')
  await page.route(isPage, async (route) => {
    const { pathname } = new URL(route.request().url())
    await route.fulfill({ response: await route.fetch({ url: new URL(pathname, centre.origin).href }) })
  })
}
