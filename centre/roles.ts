/** Every signed-in tablet, besides the role of its bar (`roleOfBar`). */
export const tabletRole = 'tablet'
export const managerRole = 'manager'
/** The account that carries the bars' records to `techbar-central`. */
export const replicatorRole = 'replicator'
