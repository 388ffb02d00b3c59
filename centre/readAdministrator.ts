import type { Administrator } from './centreClient.ts'
import { CentreFailure } from './centreFailure.ts'

/** Name and password from an address such as `https://admin:password@couch.example:6984`, else from the environment. */
export function readAdministrator(
  text: string,
  usage: string,
): { readonly admin: Administrator; readonly address: string } {
  if (!URL.canParse(text)) throw new CentreFailure(`'${text}' is no address.\n${usage}`)
  const url = new URL(text)
  const name = decodeURIComponent(url.username) || process.env['COUCHDB_ADMIN_NAME']
  const password = decodeURIComponent(url.password) || process.env['COUCHDB_ADMIN_PASSWORD']
  if (!name || !password)
    throw new CentreFailure(
      'An administrator is needed: put name and password into the address, or into COUCHDB_ADMIN_NAME and COUCHDB_ADMIN_PASSWORD.',
    )
  return { admin: { name, password }, address: `${url.origin}${url.pathname}` }
}
