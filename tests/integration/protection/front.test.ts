import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'

const front = await readFile(new URL('../../../deploy/nginx/techbar.conf', import.meta.url), 'utf8')

const places = front
  .split(/^ {4}location /m)
  .slice(1)
  .map((text) => ({ name: text.slice(0, text.indexOf(' {')), text: text.slice(0, text.indexOf('\n    }')) }))

/** As nginx chooses: the first pattern that fits, else the longest beginning. By then it took codes and doubled slashes out of the path. */
function placeOf(path: string) {
  const isPattern = ({ name }: { readonly name: string }) => name.startsWith('~ ')
  const fitting = places.filter(isPattern).find(({ name }) => new RegExp(name.slice(2)).test(path))
  const begun = places.filter((place) => !isPattern(place) && path.startsWith(place.name))
  const longest = begun.toSorted((a, b) => b.name.length - a.name.length)[0]
  return (fitting ?? longest)?.text ?? expect.unreachable(`Nothing answers ${path}.`)
}

describe('the front in deploy/nginx', () => {
  test.each(['/db/_session', '/db/_session/'])('%s is slower for whoever tries often', (path) => {
    const place = placeOf(path)
    expect(place).toContain('limit_req zone=signin')
    expect(place).toContain('rewrite ^ /_session break;')
  })

  test.each(['/db/_session/x', '/db/_utils', '/db/_node/_local/_config', '/db/_replicator/_all_docs'])(
    '%s is nobody’s from outside',
    (path) => {
      expect(placeOf(path)).toContain('return 404;')
    },
  )

  test('a password in a header is tried no faster than one at /_session, wherever it is sent', () => {
    expect(front).toMatch(/^map \$http_authorization \$tries_password \{$/m)
    expect(front).toMatch(/^ {4}limit_req zone=password burst=30 nodelay;$/m)
    // A place with a limit of its own does not have that of all places.
    const limited = places.filter(({ text }) => text.includes('limit_req '))
    expect(limited).not.toEqual([])
    for (const { text } of limited) expect(text).toContain('limit_req zone=password')
  })

  test('what everybody reads is there for reading alone', () => {
    for (const path of ['/db/techbar-public', '/db/techbar-public/_local/x', '/db/techbar-public/_bulk_docs'])
      expect(placeOf(path)).toMatch(/limit_except GET \{\s+deny all;/)
    expect(placeOf('/db/techbar-publicity')).not.toContain('limit_except')
  })

  test.each<readonly [string, boolean]>([
    ['/db/_session/../x', true],
    ['/db/_session/..', true],
    ['/db/_node/%2e%2E/x', true],
    ['/db/_session/..%2fx', true],
    ['/db/./_session', true],
    ['/db/x/..?limit=1', true],
    ['/db/techbar-bar-x/visit%3A..x', false],
    ['/db/techbar-bar-x/_local/...', false],
    ['/db/x/_all_docs?startkey=%22/../%22', false],
    ['/assets/a-1.js', false],
  ])('%s is another path to CouchDB than to the front: %s', (path, isRefused) => {
    const [, pattern = ''] = /if \(\$request_uri ~\* "(.+)"\) \{\s+return 400;/.exec(front) ?? []
    expect(pattern).not.toBe('')
    expect(new RegExp(pattern, 'i').test(path)).toBe(isRefused)
  })
})
