import { createContext, type ReactNode, useContext } from 'react'
import type { Observable } from 'rxjs'
import type { AttendanceRepository } from './data/attendance/attendanceRepository.ts'
import type { DraftRepository } from './data/draft/draftRepository.ts'
import type { DamagedRecords } from './data/record/damagedRecords.ts'
import type { RefusedRecords } from './data/record/refusedRecords.ts'
import type { ReferenceRepository } from './data/reference/referenceRepository.ts'
import type { StockRepository } from './data/stock/stockRepository.ts'
import type { SwapRepository } from './data/swap/swapRepository.ts'
import type { LostRecordsWatch } from './data/tablet/lostRecordsWatch.ts'
import type { Shifts } from './data/tablet/shifts.ts'
import type { TabletRepository } from './data/tablet/tabletRepository.ts'
import type { TapRepository } from './data/tap/tapRepository.ts'
import type { VisitRepository } from './data/visit/visitRepository.ts'
import type { RecordType } from './domain/record/record.ts'
import type { Stamp } from './domain/record/eventStamp.ts'
import type { UnreadableDocument } from './domain/sync/needsAttention.ts'
import type { Person } from './domain/person/person.ts'
import type { AppUpdate } from './platform/appUpdate.ts'
import type { Battery } from './platform/battery.ts'
import type { BarcodeWriter } from './platform/barcodeWriter.ts'
import type { CodeScanner } from './platform/codeScanner.ts'
import type { Chime } from './platform/chime.ts'
import type { Installation } from './platform/installation.ts'
import type { FileToSave } from './platform/saveFile.ts'
import type { PinTriesStore } from './platform/pinTries.ts'
import type { StorageReport } from './platform/storageReport.ts'
import type { AuditTrails } from './sync/auditTrails.ts'
import type { Sync } from './sync/createSync.ts'
import type { DeviceRegister } from './sync/deviceRegister.ts'
import type { EndOfDay } from './sync/endOfDay.ts'
import type { UnsentFiles } from './sync/unsentFiles.ts'

/** What a screen may do beyond looking: everything here was built by `composeServices`. */
export type Services = {
  readonly visits: VisitRepository
  readonly swaps: SwapRepository
  readonly taps: TapRepository
  readonly stock: StockRepository
  readonly attendances: AttendanceRepository
  readonly reference: ReferenceRepository
  readonly drafts: DraftRepository
  readonly tablet: TabletRepository
  readonly shifts: Shifts
  readonly sync: Sync
  readonly refused: RefusedRecords
  /** Documents of the centre's that this app cannot read. */
  readonly unreadable$: Observable<readonly UnreadableDocument[]>
  readonly damaged: DamagedRecords
  readonly unsentFiles: UnsentFiles
  readonly saveFile: (file: FileToSave) => void
  readonly endOfDay: EndOfDay
  readonly register: DeviceRegister
  readonly auditTrails: AuditTrails
  readonly lostRecords: LostRecordsWatch
  readonly now: () => Date
  /** `<type>:<uuidv7>` */
  readonly newId: (type: RecordType) => string
  /** Who, where and when, for one event; each call has its own id. The person is the one of the running shift. */
  readonly stamp: () => Stamp
  /** True when the PIN is this person's; slow on purpose. */
  readonly checkPin: (person: Person, pin: string) => Promise<boolean>
  readonly pinTries: PinTriesStore
  /** Unlocked by a PIN since this browser window was opened; survives a reload, not a restart. */
  readonly lock: {
    readonly isUnlocked: () => boolean
    readonly setUnlocked: (isUnlocked: boolean) => void
    /** Too many PINs were wrong: the page starts anew, and no PIN opens it, if there is a recovery code that does. */
    readonly lockOut: () => Promise<void>
  }
  /** Who opened what lies sealed on this tablet, at this start. */
  readonly openedBy: OpenedBy
  readonly chime: Chime
  readonly scanner: CodeScanner
  readonly barcodes: BarcodeWriter
  /** Keeps the screen on until the returned function is called. */
  readonly keepAwake: () => () => void
  readonly appUpdate: AppUpdate
  readonly installation: Installation
  readonly storageReport: () => Promise<StorageReport>
  readonly battery: () => Promise<Battery | null>
  readonly appVersion: string
}

/** How somebody opened a sealed tablet. */
export type OpenedAtTheGlass =
  | { readonly kind: 'PIN'; readonly personId: string; readonly at: Date }
  | { readonly kind: 'recovery code' }

/**
 * `itself`: nobody had to, because nobody works with it yet, it stands before visitors, or this is a reload. `wrongBefore`: PINs and
 * codes in a row that did not open it. `cutOffAt`: when it heard that the centre takes it no more; null as a rule.
 */
export type OpenedBy =
  | { readonly kind: 'itself' }
  | (OpenedAtTheGlass & { readonly wrongBefore: number; readonly cutOffAt: string | null })

const ServicesContext = createContext<Services | null>(null)

export function ServicesProvider({
  services,
  children,
}: {
  readonly services: Services
  readonly children: ReactNode
}) {
  return <ServicesContext value={services}>{children}</ServicesContext>
}

/** The only way from a feature to IO. */
export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (services === null) throw new Error('useServices is used outside ServicesProvider.')
  return services
}
