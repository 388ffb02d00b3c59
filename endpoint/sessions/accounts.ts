import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Databases } from '../database/databases.ts'
import { isStringArray, type JsonObject, textOf } from '../json.ts'
import { isPasswordRight } from './passwords.ts'
import type { UserContext } from './userContext.ts'

/** A right password is remembered this long, as a keyed hash: Basic sends it with every request. */
const REMEMBERED_MILLISECONDS = 5 * 60_000
const MOST_REMEMBERED = 1000

export type Account = {
  readonly name: string
  readonly roles: readonly string[]
  /** Part of every cookie's signature: a changed password ends the sessions. */
  readonly salt: string
}

export type Accounts = {
  find(name: string): Promise<Account | undefined>
  /** The account if the password is right. */
  verify(name: string, password: string): Promise<Account | undefined>
}

export type Administrator = { readonly name: string; readonly password: string }

export function createAccounts(databases: Databases, administrator: Administrator): Accounts {
  const key = randomBytes(32)
  const remembered = new Map<string, number>()
  const checking = new Map<string, Promise<boolean>>()
  const adminAccount: Account = {
    name: administrator.name,
    roles: ['_admin'],
    salt: digestOf(administrator.password).toString('hex'),
  }

  async function documentOf(name: string): Promise<JsonObject | undefined> {
    const { store } = databases.find('_users')
    const id = `org.couchdb.user:${name}`
    const [metadata] = await store.metadata([id])
    if (metadata === undefined || metadata.deleted) return undefined
    return (await store.bodies([{ id, rev: metadata.winningRev }]))[0]
  }

  async function isRight(document: JsonObject | undefined, password: string): Promise<boolean> {
    const mark = createHmac('sha256', key)
      .update(`${textOf(document?.['_rev'])}\n${textOf(document?.['name'])}\n${password}`)
      .digest('hex')
    const until = remembered.get(mark)
    if (until !== undefined && until > Date.now()) return true
    const check = checking.get(mark) ?? isPasswordRight(document, password)
    checking.set(mark, check)
    const right = await check.finally(() => checking.delete(mark))
    if (right) {
      if (remembered.size >= MOST_REMEMBERED) remembered.clear()
      remembered.set(mark, Date.now() + REMEMBERED_MILLISECONDS)
    }
    return right
  }

  return {
    async find(name) {
      if (name === administrator.name) return adminAccount
      const document = await documentOf(name)
      return document === undefined ? undefined : accountOf(name, document)
    },
    async verify(name, password) {
      if (name === administrator.name) {
        return timingSafeEqual(digestOf(password), digestOf(administrator.password)) ? adminAccount : undefined
      }
      const document = await documentOf(name)
      const right = await isRight(document, password)
      return right && document !== undefined ? accountOf(name, document) : undefined
    },
  }
}

export function userOf(account: Account, authenticatedBy: 'cookie' | 'default'): UserContext {
  return { name: account.name, roles: account.roles, authenticatedBy }
}

/** A system role never comes from a document, whatever it says. */
function accountOf(name: string, document: JsonObject): Account {
  const roles = isStringArray(document['roles']) ? document['roles'] : []
  return {
    name,
    roles: roles.filter((role) => !role.startsWith('_')),
    salt: textOf(document['salt']) + textOf(document['derived_key']),
  }
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
