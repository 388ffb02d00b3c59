import type { Disposition, HoldState } from './stockMovement.ts'

/** A device that went to somebody. */
export type Issue = {
  readonly kind: 'swap' | 'kit' | 'loan'
  /** Of the swap or the kit, or of the visit that lent it. */
  readonly recordId: string
  readonly to: string
  /** ISO 8601, by the clock of the tablet that told it. */
  readonly at: string
  readonly personId: string | null
  readonly tabletId: string
  /** `yyyy-MM-dd`, of a loan; null where it is to stay. */
  readonly dueOn: string | null
}

export type Place =
  | { readonly kind: 'in stock' }
  /** Came back from somebody; it may not go out again before its data is removed. */
  | { readonly kind: 'handed in'; readonly from: string; readonly hasFailed: boolean }
  | { readonly kind: 'issued'; readonly issue: Issue }
  | { readonly kind: 'lent'; readonly issue: Issue; readonly dueOn: string }
  | { readonly kind: 'sent'; readonly toBarId: string; readonly consignmentId: string | null }
  /** The old device of a swap that was issued a new one for: promised for a day. */
  | { readonly kind: 'with holder'; readonly holder: string; readonly dueOn: string; readonly swapId: string }
  /** `isSeenTo`: to people who remove its data, such as the base. `swapId`: lost or stolen by the word of that swap. */
  | { readonly kind: 'gone'; readonly why: string; readonly isSeenTo: boolean; readonly swapId?: string }
  /** Its life here ended. */
  | { readonly kind: 'retired'; readonly how: Disposition['how']; readonly by: string }

/** Here, and not to be handed out. */
export type Hold = {
  readonly state: HoldState
  readonly reason: string | null
  /** ISO 8601, by the clock of the tablet that told it. */
  readonly since: string
}

/** In stock for somebody, until the end of a day. */
export type Reservation = {
  readonly staffNumber: string | null
  readonly name: string | null
  /** `yyyy-MM-dd`. It lapses by itself, which only who reads it can say: `reservationOn`. */
  readonly until: string
}

export type Whereabouts = {
  readonly assetTag: string
  /** Null where no record of this bar tells it. */
  readonly serial: string | null
  readonly modelId: string | null
  readonly place: Place
  readonly since: string
  /** Only of what is here, and of what is kept for loans and is lent. */
  readonly hold: Hold | null
  /** Only of what is in stock; also one that has lapsed. */
  readonly reservation: Reservation | null
  /** Somebody had it, and its data was not removed since. */
  readonly isUsed: boolean
  /** Where it went out twice with no coming back between: every story, in order. Else none. */
  readonly issuedTwice: readonly Issue[]
}
