import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '..', '..')

/** The product as `npm run build` builds it, or its twin over PouchDB: the same build with another entrance. */
export async function buildApp(kind: 'product' | 'twin', outDir: string, pagesFolder: string): Promise<void> {
  const otherEntrance = {
    name: 'other-entrance',
    transformIndexHtml: {
      order: 'pre' as const,
      handler: (html: string) => html.replace('/src/main.tsx', '/bench/twin/main.tsx'),
    },
  }
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    plugins: kind === 'twin' ? [otherEntrance] : [],
    build: { outDir, emptyOutDir: true, chunkSizeWarningLimit: 2_000 },
  })
  // Beside the app, on its origin: what fills the profile before the first start. Not precached.
  await cp(pagesFolder, outDir, { recursive: true, force: false })
}
