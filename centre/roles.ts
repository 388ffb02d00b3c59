/** Every signed-in tablet, besides the role of its bar (`roleOfBar`). */
export const tabletRole = 'tablet'
export { managerRole } from '../src/domain/sync/roles.ts'
/** The account that carries the bars' records to `techbar-central`. */
export const replicatorRole = 'replicator'
