import * as v from 'valibot'
import { conditions } from '../../domain/swap/swap.ts'

export const swapPages = ['device-in', 'return', 'condition', 'checks', 'device-out', 'terms', 'check'] as const
export type SwapPage = (typeof swapPages)[number]

const known = v.nullable(v.picklist(['yes', 'no', 'not known']))
const day = v.object({ day: v.string(), month: v.string(), year: v.string() })

/** The answers as they were typed, all pages at once: going back and forth loses nothing. */
const typedSwap = v.object({
  assetTag: v.string(),
  modelId: v.nullable(v.string()),
  serial: v.string(),
  returnKind: v.nullable(v.picklist(['now', 'later', 'lost', 'stolen'])),
  dueOn: day,
  reference: v.string(),
  condition: v.nullable(v.picklist(conditions)),
  accessoriesIn: v.array(v.string()),
  poweredOn: known,
  encrypted: known,
  dataBackedUp: known,
  outgoingTag: v.nullable(v.string()),
  accessoriesOut: v.array(v.string()),
  approver: v.string(),
  acceptance: v.nullable(v.picklist(['signed', 'declined'])),
  /** What `SignaturePad` drew. */
  strokes: v.array(v.array(v.number())),
  /** A signature counts for the device and the terms it was given for, and for nothing else. */
  signedFor: v.nullable(v.object({ assetTag: v.string(), termsVersion: v.number() })),
  declineWhy: v.string(),
})

/** A swap that is not finished. Its id is given at the start, so that finishing twice makes one record. */
export const swapDraftSchema = v.object({
  version: v.literal(1),
  swapId: v.string(),
  page: v.picklist(swapPages),
  /** From then on each changed answer leads straight back to "Check the answers". */
  hasSeenCheck: v.boolean(),
  typed: typedSwap,
})

export type SwapDraft = Readonly<v.InferOutput<typeof swapDraftSchema>>
export type TypedSwap = Readonly<v.InferOutput<typeof typedSwap>>

export function newSwapDraft(swapId: string, assetTag: string | null): SwapDraft {
  return {
    version: 1,
    swapId,
    page: 'device-in',
    hasSeenCheck: false,
    typed: {
      assetTag: assetTag ?? '',
      modelId: null,
      serial: '',
      returnKind: null,
      dueOn: { day: '', month: '', year: '' },
      reference: '',
      condition: null,
      accessoriesIn: [],
      poweredOn: null,
      encrypted: null,
      dataBackedUp: null,
      outgoingTag: null,
      accessoriesOut: [],
      approver: '',
      acceptance: null,
      strokes: [],
      signedFor: null,
      declineWhy: '',
    },
  }
}

/** Null for a draft of another shape, as a later app may have left it. */
export function readSwapDraft(value: unknown): SwapDraft | null {
  const read = v.safeParse(swapDraftSchema, value)
  return read.success ? read.output : null
}
