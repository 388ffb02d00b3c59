import { describe, expect, test } from 'vitest'
import { neverTheAppShell } from './cacheRules.ts'

const goesToServer = (path: string) => neverTheAppShell.some((rule) => rule.test(path))

describe('a navigation', () => {
  test.each(['/db', '/db/', '/db/techbar-shared/_changes', '/manifest.webmanifest', '/icons/icon-192.png'])(
    'to %s goes to the server',
    (path) => expect(goesToServer(path)).toBe(true),
  )
  test.each(['/', '/queue', '/visit/visit:0190', '/dbase', '/swap/swap:0190'])(
    'to %s is answered by the app shell',
    (path) => expect(goesToServer(path)).toBe(false),
  )
})
