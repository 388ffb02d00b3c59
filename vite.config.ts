import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'
import { largestPrecachedFile, precachedFiles } from './service-worker/cacheRules.ts'

const readJson = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))

/** How long a test waits before it calls a thing stuck. Generous: a loaded machine is slow, and no test asserts a time. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 30_000 } } }

const ownTemporaryFolder = './tests/fixtures/ownTemporaryFolder.ts'

export default defineConfig({
  plugins: [
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'service-worker',
      filename: 'sw.ts',
      injectRegister: false,
      // The manifest stays at the top level; the plugin emits and links it, so index.html does not.
      manifest: readJson('./manifest.webmanifest'),
      injectManifest: { globPatterns: precachedFiles, maximumFileSizeToCacheInBytes: largestPrecachedFile },
    }),
  ],
  define: { 'import.meta.env.VITE_APP_VERSION': JSON.stringify(readJson('./package.json').version) },
  build: {
    target: 'es2022',
    sourcemap: true,
    manifest: true,
    // The service worker has every chunk by then: a list of what each screen's chunk will import only makes the first load longer.
    modulePreload: {
      resolveDependencies: (_file, needed, { hostType }) =>
        hostType === 'html' ? needed : needed.filter((name) => name.endsWith('.css')),
    },
  },
  // The embedded endpoint answers under the same origin; `npm run dev` borrows a running one.
  server: { proxy: { '/db': 'http://127.0.0.1:8080' } },
  test: {
    // The service's own time zone: hours and days are local ones.
    env: { TZ: 'Europe/London' },
    // Vitest leaves one core to whoever watches; nobody does.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.{ts,tsx}',
            'service-worker/**/*.test.ts',
            'centre/**/*.test.ts',
            'endpoint/**/*.test.ts',
            'bench/**/*.test.ts',
          ],
          environment: 'node',
          setupFiles: ownTemporaryFolder,
          ...patience,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          setupFiles: ownTemporaryFolder,
          ...patience,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          setupFiles: ownTemporaryFolder,
          ...patience,
        },
      },
      {
        test: {
          name: 'chaos',
          include: ['tests/chaos/**/*.test.ts'],
          setupFiles: ownTemporaryFolder,
          ...patience,
          testTimeout: 900_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          ...patience,
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
