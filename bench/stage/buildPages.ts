import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

const pages = join(import.meta.dirname, '..', 'pages')

/** The pages of the measurements with all they import, as the product itself is built: production, minified. */
export async function buildPages(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: pages,
    logLevel: 'error',
    plugins: [react()],
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: true,
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: { input: { bench: join(pages, 'bench.html') } },
    },
  })
}
