/** JSON with the fields of every object in the order of their names: equal values give equal text, on any machine. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, held: unknown) => (isFields(held) ? inOrder(held) : held))
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function inOrder(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
