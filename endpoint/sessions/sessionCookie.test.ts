import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Account, Accounts } from './accounts.ts'
import { createSessionCookie } from './sessionCookie.ts'

describe('the session cookie', () => {
  const ann: Account = { name: 'ann:é', roles: ['bar:a'], salt: 'salt' }
  const accountsWith = (account: Account | undefined): Accounts => ({
    find: () => Promise.resolve(account),
    verify: () => Promise.resolve(undefined),
  })
  const secret = Buffer.alloc(32, 7)
  const cookie = createSessionCookie(secret, accountsWith(ann))
  const headerOf = (issued: string) => issued.split(';')[0] ?? ''

  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-23T08:30:00Z') })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test.each([
    [30, { isDueForRenewal: false }],
    [120, { isDueForRenewal: true }],
    [599, { isDueForRenewal: true }],
  ])('after %i s is %j', async (seconds, verdict) => {
    const header = headerOf(cookie.issue(ann, false))
    vi.advanceTimersByTime(seconds * 1000)
    expect(await cookie.read(header)).toEqual({ account: ann, ...verdict })
  })

  test('is over after ten minutes', async () => {
    const header = headerOf(cookie.issue(ann, false))
    vi.advanceTimersByTime(601_000)
    expect(await cookie.read(header)).toBeUndefined()
  })

  test('is nothing once the password changed, the account went, or another server signed it', async () => {
    const header = headerOf(cookie.issue(ann, false))
    const changed = createSessionCookie(secret, accountsWith({ ...ann, salt: 'other' }))
    const gone = createSessionCookie(secret, accountsWith(undefined))
    const other = createSessionCookie(Buffer.alloc(32, 8), accountsWith(ann))
    for (const reader of [changed, gone, other]) expect(await reader.read(header)).toBeUndefined()
  })

  test.each([
    '',
    'AuthSession=',
    'AuthSession=a:b',
    'AuthSession=a:b:c',
    'AuthSession=::',
    'Other=1',
    'AuthSession=YW5u:zz:AAAA',
  ])('is nothing when it is %j', async (header) => {
    expect(await cookie.read(header)).toBeUndefined()
  })

  test('goes only to its own site, to no script, and over TLS only where there is TLS', () => {
    expect(cookie.issue(ann, true)).toMatch(/HttpOnly; SameSite=Strict; Secure$/)
    expect(cookie.issue(ann, false)).not.toContain('Secure')
  })
})
