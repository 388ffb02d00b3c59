/** What every signed-in tablet reads: bars, sites, openings, people on rotas, the catalogue. */
export const sharedDatabase = 'techbar-shared'
/** Everything of all bars, for figures; filled by replication. */
export const centralDatabase = 'techbar-central'
/** Nothing personal: read by everyone. */
export const publicDatabase = 'techbar-public'

/** The database of one bar: the unit of privacy. */
export function databaseOfBar(barId: string): string {
  return `techbar-bar-${barId}`
}

/** The role of a tablet that works at a bar; every signed-in tablet has the role `tablet` besides. */
export function roleOfBar(barId: string): string {
  return `bar:${barId}`
}
