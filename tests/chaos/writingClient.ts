/** What a client knows of a document: the value and revision that the endpoint acknowledged last. */
export type Acknowledged = Map<string, { readonly rev: string; readonly value: number }>

type Row = { readonly ok?: boolean; readonly id: string; readonly rev: string }

/**
 * Writes without a pause, new documents and changes, one by one and in bulk, until the endpoint is gone. Only what was
 * acknowledged goes into `acknowledged`; what was under way when it went may have been written, or not.
 */
export async function writeUntilGone(
  database: string,
  authorization: string,
  client: string,
  random: () => number,
  acknowledged: Acknowledged,
): Promise<void> {
  const headers = { authorization, 'content-type': 'application/json' }
  let count = 0
  for (;;) {
    try {
      const size = random() < 0.6 ? 1 : Math.ceil(random() * 40)
      const docs = Array.from({ length: size }, () => {
        const known = [...acknowledged.keys()].filter((id) => id.startsWith(client))
        const id =
          random() < 0.7 ? `${client}-${count}` : (known[Math.floor(random() * known.length)] ?? `${client}-${count}`)
        count += 1
        const before = acknowledged.get(id)
        const text = 'x'.repeat(Math.floor(random() * 2000))
        return { _id: id, ...(before === undefined ? {} : { _rev: before.rev }), value: count, text }
      })
      const unique = [...new Map(docs.map((document) => [document._id, document])).values()]
      const body = JSON.stringify({ docs: unique })
      const response = await fetch(`${database}/_bulk_docs`, { method: 'POST', headers, body })
      const rows = (await response.json()) as readonly Row[]
      for (const [index, row] of rows.entries()) {
        if (row.ok === true) acknowledged.set(row.id, { rev: row.rev, value: unique[index]?.value ?? -1 })
      }
    } catch {
      return
    }
  }
}
