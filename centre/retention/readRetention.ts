import * as v from 'valibot'
import { sharedDatabase } from '../../src/domain/sync/databaseNames.ts'
import type { CentreClient } from '../centreClient.ts'
import { CentreFailure } from '../centreFailure.ts'
import { readDocument } from '../ensureDocument.ts'
import { type RetentionPeriod, retentionSchema } from './retentionPeriods.ts'

const document = 'retention:current'

/** This force's own periods; none where it has named none. Throws where what stands there can not be meant. */
export async function readRetention(centre: CentreClient): Promise<readonly RetentionPeriod[]> {
  const found = await readDocument(centre, `${sharedDatabase}/${document}`)
  if (found === null) return []
  const { _id, ...fields } = found
  const read = v.safeParse(retentionSchema, { ...fields, id: _id })
  if (!read.success) {
    const [issue] = read.issues
    const place = v.getDotPath(issue)
    throw refusal(`${place === null ? '' : `'${place}': `}${issue.message}`)
  }
  const { periods } = read.output
  const named = periods.map(({ record, content }) => `${content} of ${record}`)
  const twice = named.find((name, at) => named.indexOf(name) < at)
  if (twice !== undefined) throw refusal(`it names the ${twice} twice.`)
  return periods
}

function refusal(why: string): CentreFailure {
  return new CentreFailure(
    `The retention periods in ${sharedDatabase} (${document}) can not be used: ${why} Nothing was anonymised. Put the document right, or delete it for the periods of docs/spec/retention.md.`,
  )
}
