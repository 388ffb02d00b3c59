import { centralDatabase, databaseOfBar } from '../../src/domain/sync/databaseNames.ts'
import { type FollowUps } from '../../src/domain/figures/createFollowUps.ts'
import { type CentreClient, unexpected } from '../centreClient.ts'
import type { Custody } from './createCustody.ts'
import { type Planning, planRecord } from './planRecord.ts'
import { barsWithDatabase, type HeldRecord, readRecords } from './readRecords.ts'
import { carryToCentral, type Refusal, writeRecords } from './writeRecords.ts'

export type Left = { readonly barId: string; readonly id: string; readonly why: string }

export type Anonymising = {
  /** By bar and record type, such as `visit`. */
  readonly counts: readonly { readonly barId: string; readonly type: string; readonly count: number }[]
  readonly ids: readonly string[]
  /** Due, or asked for, and not over. */
  readonly left: readonly Left[]
  readonly refusals: readonly Refusal[]
  /** Of what is due, those of which a divided cluster keeps a second version: names stay in it. */
  readonly divided: readonly string[]
}

export type AnonymisingParts = Pick<Planning, 'now' | 'daysOf'> & {
  readonly custody: Custody
  readonly followUps: FollowUps
  readonly isDryRun: boolean
}

/**
 * Anonymises at every bar, and in `techbar-central`, what `daysOf` says is due. Cut short, it is run again: what is done is
 * not done twice. Old revisions still hold what was there until they are compacted, which is asked for at the end.
 */
export async function anonymiseDue(centre: CentreClient, parts: AnonymisingParts): Promise<Anonymising> {
  const tally = createTally()
  const barIds = await barsWithDatabase(centre)
  for (const barId of barIds) {
    const database = databaseOfBar(barId)
    for await (const page of readRecords(centre, database)) {
      const due = planPage(page, parts, tally)
      tally.wrote(due, parts.isDryRun ? [] : await writeRecords(centre, database, due))
    }
  }
  await settleCentral(centre, parts, new Set(barIds), tally)
  if (!parts.isDryRun) await compact(centre, [...barIds.map(databaseOfBar), centralDatabase])
  return tally.told()
}

/** What the bars hold is carried there; what none of them holds any more is anonymised there. */
async function settleCentral(
  centre: CentreClient,
  parts: AnonymisingParts,
  bars: ReadonlySet<string>,
  tally: Tally,
): Promise<void> {
  for await (const page of readRecords(centre, centralDatabase)) {
    const alone = createTally()
    const due = planPage(page, parts, alone)
    // Of a bar that has its database, it was told there.
    for (const left of alone.told().left) if (!bars.has(left.barId)) tally.left(left)
    const orphans: HeldRecord[] = due.filter(({ barId }) => !bars.has(barId))
    for (const barId of new Set(due.map((document) => document.barId)))
      if (bars.has(barId) && !parts.isDryRun) {
        const own = due.filter((document) => document.barId === barId)
        const ids = own.map(({ _id }) => _id)
        const { missing, refusals } = await carryToCentral(centre, barId, ids)
        tally.refused(refusals)
        orphans.push(...own.filter(({ _id }) => missing.includes(_id)))
      }
    tally.wrote(orphans, parts.isDryRun ? [] : await writeRecords(centre, centralDatabase, orphans))
  }
}

function planPage(page: readonly HeldRecord[], parts: AnonymisingParts, tally: Tally): readonly HeldRecord[] {
  return page.flatMap((document) => {
    const plan = planRecord(document, parts)
    if (plan.kind === 'not over') tally.left({ barId: document.barId, id: document._id, why: plan.why })
    if (plan.kind !== 'anonymise') return []
    if (document._conflicts !== undefined) tally.divided(document._id)
    return [plan.next]
  })
}

type Tally = ReturnType<typeof createTally>

function createTally() {
  const counts = new Map<string, { barId: string; type: string; count: number }>()
  const ids: string[] = []
  const left: Left[] = []
  const refusals: Refusal[] = []
  const divided: string[] = []
  return {
    wrote: (documents: readonly HeldRecord[], refused: readonly Refusal[]) => {
      refusals.push(...refused)
      for (const { _id, barId, type } of documents) {
        if (refused.some(({ id }) => id === _id)) continue
        ids.push(_id)
        const key = `${barId} ${type}`
        counts.set(key, { barId, type, count: (counts.get(key)?.count ?? 0) + 1 })
      }
    },
    refused: (rows: readonly Refusal[]) => void refusals.push(...rows),
    left: (one: Left) => void left.push(one),
    divided: (id: string) => void divided.push(id),
    told: (): Anonymising => ({ counts: [...counts.values()], ids, left, refusals, divided }),
  }
}

async function compact(centre: CentreClient, databases: readonly string[]): Promise<void> {
  for (const database of databases) {
    const { status, body } = await centre.request('POST', `${database}/_compact`, {})
    if (status !== 202) throw unexpected(`compacting ${database}`, status, body)
  }
}
