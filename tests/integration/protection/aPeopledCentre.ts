import { installCentre } from '../../../centre/installCentre.ts'
import {
  deskScreenRole,
  managerRole,
  officerRole,
  replicatorRole,
  roleOfInstall,
  tabletRole,
} from '../../../centre/roles.ts'
import { roleOfBar } from '../../../src/domain/sync/databaseNames.ts'
import { type Answer, type CallOptions, createCall, type Person } from '../../contract/contractClient.ts'
import { tabletUser } from '../../fixtures/tabletUser.ts'
import type { TestServer } from '../centreServers.ts'

export const bar = 'lambeth-popup'
export const otherBar = 'croydon-desk'
export const barDatabase = `techbar-bar-${bar}`
export const ownInstall = 'install-1'
export const screenInstall = 'install-9'
export const managersInstall = 'install-8'

const rolesOf = {
  /** An account that tablets share, bound to no install. */
  tablet: [tabletRole, roleOfBar(bar)],
  'own tablet': [tabletRole, roleOfBar(bar), roleOfInstall(ownInstall)],
  "another bar's tablet": [tabletRole, roleOfBar(otherBar)],
  'desk screen': [deskScreenRole, roleOfBar(bar), roleOfInstall(screenInstall)],
  'bar alone': [roleOfBar(bar)],
  manager: [managerRole],
  'bound manager': [managerRole, roleOfInstall(managersInstall)],
  officer: [officerRole],
  replicator: [replicatorRole],
} as const

export type Who = keyof typeof rolesOf | 'nobody' | 'administrator'

export type PeopledCentre = {
  readonly url: string
  readonly admin: Person
  person(who: Exclude<Who, 'nobody' | 'administrator'>): Person
  attempt(who: Who, method: string, path: string, options?: Omit<CallOptions, 'as'>): Promise<Answer>
  release(): Promise<void>
}

/** A centre of two bars as it is installed, with an account of every role. */
export async function aPeopledCentre(server: TestServer): Promise<PeopledCentre> {
  const held = await server.open()
  const { url, admin } = held
  await installCentre(url, admin, [bar, otherBar])
  const call = createCall(url)
  const person = (who: string) => {
    const name = `techbar-test-${who.replaceAll(/\W/g, '-')}`
    return { name, password: `of ${who}` }
  }
  for (const [who, roles] of Object.entries(rolesOf)) {
    const { name, password } = person(who)
    const body = tabletUser({ name, password }, roles)
    const { status } = await call('PUT', `/_users/org.couchdb.user:${name}`, { as: admin, body })
    if (status !== 201) throw new Error(`The account of the ${who} could not be made: ${status}`)
  }
  return {
    url,
    admin,
    person,
    attempt(who, method, path, options = {}) {
      if (who === 'nobody') return call(method, path, options)
      return call(method, path, { ...options, as: who === 'administrator' ? admin : person(who) })
    },
    release: () => held.release(),
  }
}

/** A record as it is sent, under an id of its own, if it is given one. */
export function sent<T extends { readonly id: string }>(record: T, changes: object = {}) {
  const { id, ...fields } = record
  return { ...fields, _id: id, ...changes }
}
