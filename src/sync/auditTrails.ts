import * as v from 'valibot'
import type { NoteAudit } from '../data/audit/auditNotes.ts'
import type { LocalStore } from '../data/local/localStore.ts'
import { type AuditPage, auditPageSchema } from '../domain/audit/auditTrail.ts'
import type { AuditReading, DaySpan, TabletTrail } from '../domain/audit/auditReading.ts'
import { type PageName, pageNameOf, type PagesToRead, pagesToRead } from '../domain/audit/pagesToRead.ts'
import type { ChainLink } from '../domain/audit/sealEntry.ts'
import { type ChainFinding, type ChainVerdict, verifyChain } from '../domain/audit/verifyChain.ts'
import { databaseOfBar } from '../domain/sync/databaseNames.ts'
import type { Account } from '../domain/tablet/tablet.ts'
import type { FileToSave } from '../platform/saveFile.ts'
import { csvText } from '../platform/csvText.ts'
import { sha256 } from '../platform/sha256.ts'
import { type Answer, type AskOptions, askCentre } from './askCentre.ts'
import { readAnswer } from './couchAnswers.ts'

export type AuditTrails = {
  /** What the tablets of a bar noted in these days, and whether their chains are whole; asked of the centre each time. */
  read(barId: string, span: DaySpan): Promise<AuditReading>
  /** A table with its headings as a file, which is noted as the export of that bar's trail. */
  export(table: readonly (readonly string[])[], barId: string, span: DaySpan): Promise<FileToSave>
}

export type AuditTrailsParts = {
  readonly centre: AskOptions
  readonly account: () => Promise<Account | null>
  readonly local: LocalStore
  readonly note: NoteAudit
}

const idsAnswer = v.looseObject({ rows: v.array(v.looseObject({ id: v.string() })) })
const seenSchema = v.record(v.string(), v.object({ seq: v.number(), checksum: v.string() }))
type Seen = Readonly<Record<string, ChainLink>>

/** One request's worth: a page has some 50 kB. */
const pagesAtOnce = 50

export function createAuditTrails({ centre, account, local, note }: AuditTrailsParts): AuditTrails {
  const { signIn, ask } = askCentre(centre)
  const seenId = (barId: string) => `audit-seen:${barId}`

  async function signInAgain(): Promise<Answer<unknown>> {
    const known = await account()
    return known === null ? { kind: 'failure', failure: { kind: 'signed-out' } } : signIn(known)
  }

  async function idsOf(barId: string): Promise<Answer<readonly string[]>> {
    const key = (text: string) => encodeURIComponent(JSON.stringify(text))
    const range = `startkey=${key(`audit:${barId}:`)}&endkey=${key(`audit:${barId};`)}`
    const answer = await ask({ method: 'GET', path: `/${databaseOfBar(barId)}/_all_docs?${range}` }, idsAnswer)
    return answer.kind === 'failure' ? answer : { kind: 'answer', value: answer.value.rows.map(({ id }) => id) }
  }

  async function readPages(barId: string, names: readonly PageName[]): Promise<Answer<readonly ReadPage[]>> {
    const path = `/${databaseOfBar(barId)}/_all_docs?include_docs=true`
    const read: ReadPage[] = []
    for (let from = 0; from < names.length; from += pagesAtOnce) {
      const some = names.slice(from, from + pagesAtOnce)
      const answer = await ask({ method: 'POST', path, content: { keys: some.map(({ id }) => id) } }, readAnswer)
      if (answer.kind === 'failure') return answer
      const documents = new Map(answer.value.rows.flatMap((row) => ('doc' in row ? [[row.id, row.doc] as const] : [])))
      for (const name of some) {
        const page = v.safeParse(auditPageSchema, documents.get(name.id))
        read.push({ name, page: page.success ? page.output : null })
      }
    }
    return { kind: 'answer', value: read }
  }

  async function trailOf(barId: string, pages: PagesToRead, span: DaySpan, seen: Seen): Promise<Answer<TabletTrail>> {
    const lastSeen = seen[pages.tabletId] ?? null
    const some = await readPages(barId, pages.needed)
    if (some.kind === 'failure') return some
    const verdict = await verdictOn(some.value, pages, lastSeen)
    if (verdict.kind !== 'broken' || pages.needed.length === pages.all.length)
      return { kind: 'answer', value: trailFrom(some.value, pages, span, verdict) }
    // A clock that was set back puts entries on pages far apart: only the whole chain can say what is missing.
    const all = await readPages(barId, pages.all)
    if (all.kind === 'failure') return all
    const whole = { ...pages, isFromBeginning: true, isToEnd: true }
    return { kind: 'answer', value: trailFrom(all.value, pages, span, await verdictOn(all.value, whole, lastSeen)) }
  }

  return {
    read: async (barId, span) => {
      const session = await signInAgain()
      if (session.kind === 'failure') return { kind: 'failed', failure: session.failure }
      const ids = await idsOf(barId)
      if (ids.kind === 'failure') return { kind: 'failed', failure: ids.failure }
      const kept = v.safeParse(seenSchema, (await local.read(seenId(barId)))?.value)
      const seen = kept.success ? kept.output : {}
      const names = ids.value.flatMap((id) => pageNameOf(id) ?? [])
      const trails: TabletTrail[] = []
      for (const pages of withThoseSeen(pagesToRead(names, span), seen)) {
        const trail = await trailOf(barId, pages, span, seen)
        if (trail.kind === 'failure') return { kind: 'failed', failure: trail.failure }
        trails.push(trail.value)
      }
      await local.save(seenId(barId), furthestOf(seen, trails))
      void note({ kind: 'audit trail read', ofBarId: barId, ...span })
      return { kind: 'read', barId, span, trails }
    },
    export: (table, barId, span) => {
      void note({ kind: 'audit trail exported', ofBarId: barId, ...span })
      return Promise.resolve({
        name: `audit-trail-${barId}-${span.from}-${span.until}.csv`,
        text: csvText(table),
        type: 'text/csv',
      })
    },
  }
}

/** Null where it has not the shape of a page. */
type ReadPage = { readonly name: PageName; readonly page: AuditPage | null }

async function verdictOn(
  read: readonly ReadPage[],
  { tabletId, isFromBeginning, isToEnd }: PagesToRead,
  lastSeen: ChainLink | null,
): Promise<ChainVerdict> {
  const unreadable = read.flatMap(({ name, page }): ChainFinding[] =>
    page === null ? [{ kind: 'unreadable', id: name.id }] : [],
  )
  const entries = read.flatMap(({ page }) => page?.events ?? [])
  const verdict = await verifyChain({
    tabletId,
    entries,
    digest: sha256,
    isFromBeginning,
    lastSeen: isToEnd ? lastSeen : null,
  })
  const [first, ...others] = unreadable
  if (first === undefined) return verdict
  return { kind: 'broken', findings: [first, ...others, ...(verdict.kind === 'broken' ? verdict.findings : [])] }
}

function trailFrom(
  read: readonly ReadPage[],
  { tabletId }: PagesToRead,
  { from, until }: DaySpan,
  verdict: ChainVerdict,
): TabletTrail {
  const pages = read.flatMap(({ page }) => page ?? [])
  return {
    tabletId,
    letter: pages.at(-1)?.letter ?? null,
    verdict,
    entries: read
      .filter(({ name }) => name.day >= from && name.day <= until)
      .flatMap(({ page }) => page?.events ?? [])
      .toSorted((a, b) => b.seq - a.seq),
    broughtBy: [...new Set(pages.flatMap((page) => page.broughtBy ?? []))],
  }
}

/** A tablet whose chain was read before and of which not a page is left is among them. */
function withThoseSeen(found: readonly PagesToRead[], seen: Seen): readonly PagesToRead[] {
  const gone = Object.keys(seen).filter((tabletId) => found.every((pages) => pages.tabletId !== tabletId))
  const nothing = { all: [], needed: [], isFromBeginning: true, isToEnd: true }
  return [...found, ...gone.map((tabletId) => ({ tabletId, ...nothing }))]
}

/** Where each chain ended, as far as it was ever read whole: what is broken does not take the place of it. */
function furthestOf(seen: Seen, trails: readonly TabletTrail[]): Seen {
  const now = trails.flatMap(({ tabletId, verdict }) => {
    const isFurther = verdict.kind === 'whole' && verdict.to > (seen[tabletId]?.seq ?? 0)
    return isFurther ? [[tabletId, verdict.head] as const] : []
  })
  return { ...seen, ...Object.fromEntries(now) }
}
