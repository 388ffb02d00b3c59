import * as v from 'valibot'
import type { Keyring } from '../data/keyring/keyring.ts'
import type { TabletRepository } from '../data/tablet/tabletRepository.ts'
import { publicDatabase } from '../domain/sync/databaseNames.ts'
import { revocationIdOf, revocationSchema } from '../domain/tablet/revocation.ts'
import type { Account } from '../domain/tablet/tablet.ts'
import type { CentreLine } from './askCentre.ts'
import { createOneAtATime } from './oneAtATime.ts'

/** How this tablet stands with the centre, as each sign-in tells. Nothing here fails a sign-in. */
export type Standing = {
  taken(roles: readonly string[]): Promise<void>
  /** Whatever happens, somebody can open what it holds. False where that is to be tried again. */
  keepRecoverable(account: Account, roles: readonly string[]): Promise<boolean>
  refused(account: Account): Promise<void>
}

type Parts = {
  readonly line: Pick<CentreLine, 'ask'>
  readonly tablet: TabletRepository
  readonly keyring: Keyring
  readonly now: () => Date
  readonly onCutOff: () => void
}

const revocationAnswer = v.omit(revocationSchema, ['id'])

export function createStanding({ line, tablet, keyring, now, onCutOff }: Parts): Standing {
  const quietly = (task: () => Promise<void>) => task().catch(() => undefined)
  // Two exchanges that follow each other would make two codes, and the centre keep one while the tablet opens with the other.
  const inTurn = createOneAtATime()
  return {
    taken: (roles) => quietly(() => tablet.saveRoles(roles)),
    keepRecoverable: (account, roles) =>
      inTurn(async () => {
        const ways = await keyring.ways()
        await ways.takeBack()
        const { keepRecovery } = await import('./keepRecovery.ts')
        return await keepRecovery(account, roles, line, ways)
      }).catch(() => false),
    // A refusal alone may be a centre in trouble: only what an administrator wrote down cuts a tablet off.
    refused: ({ name }) =>
      quietly(async () => {
        const path = `/${publicDatabase}/${encodeURIComponent(revocationIdOf(name))}`
        const found = await line.ask({ method: 'GET', path }, revocationAnswer)
        const ways = await keyring.ways()
        // Whoever has its recovery code goes on with what it holds.
        if (found.kind === 'failure' || ways.isRecovered()) return
        if (await ways.cutOff(now())) onCutOff()
      }),
  }
}
