import * as v from 'valibot'
import type { Model } from '../catalogue/catalogue.ts'
import { calendarDay } from '../record/eventStamp.ts'

/** What a device can be, and what more is said of it there; a state with none says nothing more. */
export const substatesOf = {
  'in stock': ['available', 'reserved', 'defective', 'pending repair', 'pending disposal', 'quarantine'],
  'in use': [],
  loaned: [],
  'in transit': [],
  'in maintenance': [],
  missing: ['lost', 'stolen'],
  retired: [],
} as const

export type DeviceState = keyof typeof substatesOf
export type DeviceSubstate = (typeof substatesOf)[DeviceState][number]

export const deviceStates = Object.keys(substatesOf) as readonly DeviceState[]
const deviceSubstates = Object.values(substatesOf).flat() as readonly DeviceSubstate[]

const text = (longest: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(longest))

export const longestRole = 60

/** A device as managers keep it in the register, one entry per asset tag. Who has it stands nowhere here. */
export const registeredDeviceSchema = v.looseObject({
  assetTag: text(40),
  serial: text(40),
  modelId: text(60),
  /** One for each radio of it: none to two. */
  imeis: v.array(v.pipe(v.string(), v.regex(/^\d{15}$/))),
  /** The role it is meant for; null for any. */
  forRole: v.nullable(text(longestRole)),
  warrantyEnd: v.nullable(calendarDay),
  state: v.picklist(deviceStates),
  substate: v.nullable(v.picklist(deviceSubstates)),
})

export type RegisteredDevice = Readonly<v.InferOutput<typeof registeredDeviceSchema>>

/** What the register asks of the catalogue. */
export type RegisterModels = readonly Pick<Model, 'id' | 'name' | 'deviceClass'>[]
