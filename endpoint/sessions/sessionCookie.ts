import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Account, Accounts } from './accounts.ts'

const SECONDS = 600
/** Renewed once a tenth of its life is over. */
const RENEWAL_SECONDS = 60

export type CookieVerdict = { readonly account: Account; readonly isDueForRenewal: boolean }

export type SessionCookie = {
  issue(account: Account, isSecure: boolean): string
  readonly cleared: string
  read(cookieHeader: string | undefined): Promise<CookieVerdict | undefined>
}

/** CouchDB's AuthSession cookie, signed with the server's secret and the account's salt, and strict about its site. */
export function createSessionCookie(secret: Buffer, accounts: Accounts): SessionCookie {
  const signatureOf = (account: Account, issuedAt: string) =>
    createHmac('sha256', secret).update(`${account.salt}\n${account.name}\n${issuedAt}`).digest()

  return {
    cleared: 'AuthSession=; Version=1; Path=/; Max-Age=0; HttpOnly; SameSite=Strict',
    issue(account, isSecure) {
      const issuedAt = Math.floor(Date.now() / 1000)
      const stamp = issuedAt.toString(16)
      const value = [
        Buffer.from(account.name).toString('base64url'),
        stamp,
        signatureOf(account, stamp).toString('base64url'),
      ].join(':')
      const expires = new Date((issuedAt + SECONDS) * 1000).toUTCString()
      const attributes = `Version=1; Expires=${expires}; Max-Age=${SECONDS}; Path=/; HttpOnly; SameSite=Strict`
      return `AuthSession=${value}; ${attributes}${isSecure ? '; Secure' : ''}`
    },
    async read(cookieHeader) {
      const value = /(?:^|;\s*)AuthSession="?([\w:-]+)/.exec(cookieHeader ?? '')?.[1]
      const [encodedName, stamp, signature] = value?.split(':') ?? []
      if (encodedName === undefined || stamp === undefined || signature === undefined) return undefined
      const age = Date.now() / 1000 - Number.parseInt(stamp, 16)
      if (!(age > -RENEWAL_SECONDS && age < SECONDS)) return undefined
      const account = await accounts.find(Buffer.from(encodedName, 'base64url').toString())
      if (account === undefined) return undefined
      const expected = signatureOf(account, stamp)
      const given = Buffer.from(signature, 'base64url')
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
      return { account, isDueForRenewal: age > RENEWAL_SECONDS }
    },
  }
}
