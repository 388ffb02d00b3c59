export { deskScreenRole, managerRole, tabletRole } from '../src/domain/sync/roles.ts'
/** Reads what is fit for everyone, and nothing else. */
export const officerRole = 'officer'
/** The account that carries the bars' records to `techbar-central`. */
export const replicatorRole = 'replicator'

/** Binds an account to one install: what it sends is signed by that install (`es5/requireOwnHand.js`). */
export function roleOfInstall(installId: string): string {
  return `install:${installId}`
}
