import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { licencesOf } from '../../supply/licences.mjs'

type Locked = {
  readonly version: string
  readonly integrity?: string
  readonly resolved?: string
  readonly hasInstallScript?: boolean
}
type Manifest = Readonly<Record<'dependencies' | 'devDependencies' | 'overrides', Readonly<Record<string, string>>>>

const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')
const manifest = JSON.parse(read('package.json')) as Manifest
const lock = JSON.parse(read('package-lock.json')) as { readonly packages: Readonly<Record<string, Locked>> }
const locked = Object.entries(lock.packages).filter(([path]) => path !== '')

describe('what is installed', () => {
  test('is pinned to the version: a range would let somebody else decide when it changes', () => {
    const { dependencies, devDependencies, overrides } = manifest
    const named = Object.entries({ ...dependencies, ...devDependencies, ...overrides })
    expect(named.length).toBeGreaterThan(40)
    expect(named.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  test('is what the lock file says it is: each package has its checksum', () => {
    expect(locked.length).toBeGreaterThan(500)
    expect(
      locked.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true).map(([path]) => path),
    ).toEqual([])
  })

  test("comes from npm's registry, and from no other place", () => {
    const elsewhere = locked.filter(
      ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
    )
    expect(elsewhere).toEqual([])
  })

  test('runs nothing of its own while it is installed', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
    const withScripts = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => path)
    // Both bring their binaries along: docs/adr/0008-supply-chain.md.
    expect(withScripts.filter((path) => !/(^|\/)(esbuild|leveldown)$/.test(path))).toEqual([])
  })
})

describe('a licence', () => {
  const verdictOn = (license: string | undefined, more: object = {}) =>
    licencesOf({
      '': { version: '0' },
      'node_modules/a': { version: '1.0.0', ...(license && { license }), ...more },
    })[0]

  test.each([
    ['MIT', {}, true],
    ['(MIT OR GPL-3.0)', {}, true],
    ['MIT AND Apache-2.0', {}, true],
    ['MIT AND GPL-3.0', {}, false],
    ['MPL-2.0', {}, false],
    ['MPL-2.0', { dev: true }, true],
    ['GPL-3.0', { dev: true }, false],
    ['AGPL-3.0', {}, false],
    [undefined, {}, false],
  ])('%s, %j, is agreed to: %s', (license, more, isAllowed) => {
    expect(verdictOn(license, more)).toMatchObject({ name: 'a@1.0.0', isAllowed })
  })

  test('was agreed to for every package', () => {
    const refused = licencesOf(lock.packages).filter(({ isAllowed }) => !isAllowed)
    expect(refused).toEqual([])
  })
})
