import { busyDay } from './busyDay.ts'
import { coldStart } from './coldStart.ts'
import { confirmedWrite } from './confirmedWrite.ts'
import { deskGlass } from './deskGlass.ts'
import { deskToBoard } from './deskToBoard.ts'
import { fiftyTablets } from './fiftyTablets.ts'
import { firstPull } from './firstPull.ts'
import { liveRedraw } from './liveRedraw.ts'
import type { Measure } from './measure.ts'
import { push } from './push.ts'
import { registerImport } from './registerImport.ts'
import { slowShift } from './slowShift.ts'
import { stockroom } from './stockroom.ts'

/** In the order of the table. */
export const measures: readonly Measure[] = [
  confirmedWrite,
  liveRedraw,
  coldStart,
  deskGlass,
  firstPull,
  push,
  slowShift,
  deskToBoard,
  stockroom,
  registerImport,
  busyDay,
  fiftyTablets,
]
