import type { DayPackItem } from '../../domain/attendance/attendance.ts'
import type { DayPackFacts } from '../../domain/attendance/dayPack.ts'
import { countWords } from '../../ui/countWords.ts'
import { momentWords } from '../../ui/timeWords.ts'

export const itemWords: Readonly<Record<DayPackItem, string>> = {
  rota: 'Opening',
  stock: 'Stock',
  terms: 'Terms',
  records: 'Records',
  app: 'App',
  storage: 'Storage',
  clock: 'Clock',
  battery: 'Battery',
}

/** What is so, in one line. */
export function stateWordsOf(item: DayPackItem, facts: DayPackFacts, now: Date): string {
  switch (item) {
    case 'rota':
      return facts.planned === null
        ? 'No opening is planned for today'
        : `${facts.planned.place}, ${facts.planned.from} to ${facts.planned.to}`
    case 'stock':
      return stockWordsOf(facts)
    case 'terms':
      return facts.termsText.trim() === '' ? 'No terms on this tablet' : 'On this tablet'
    case 'records':
      return recordsWordsOf(facts, now)
    case 'app':
      if (!facts.isInstalled) return 'Open in a browser tab, not installed'
      return facts.isUpdateWaiting ? 'A new version is ready' : 'Installed, newest version that this tablet knows'
    case 'storage':
      if (facts.isStorageNearlyFull) return 'Nearly full'
      return facts.isStorageProtected ? 'Protected from clearing' : 'The browser may clear it'
    case 'clock':
      if (facts.clockOffsetMs === null) return 'Not compared with the centre yet'
      return `Off by ${Math.round(Math.abs(facts.clockOffsetMs) / 1000)} s`
    case 'battery':
      if (facts.battery === null) return 'The browser does not say: look at the top of the screen'
      return `${Math.round(facts.battery.level * 100)} %${facts.battery.isCharging ? ', charging' : ''}`
  }
}

/** What to do where it is not ready. */
export const nextSteps: Readonly<Record<DayPackItem, string>> = {
  rota: 'Ask the service manager, or choose the site when you sign in there.',
  stock: 'Take devices out of the stockroom before you leave.',
  terms: 'Connect to the network, so that this tablet can receive them: no swap can be accepted without.',
  records: 'Connect to the network and wait for “All sent”.',
  app: 'See This tablet: install the app, or use the new version now.',
  storage: 'See This tablet: install the app, and make room on the device.',
  clock: 'Set date and time to automatic in the device’s settings.',
  battery: 'Charge it, and take the charger along.',
}

function recordsWordsOf({ unsent, lastSuccessAt }: DayPackFacts, now: Date): string {
  if (unsent === null) return 'Being counted'
  const heard = lastSuccessAt === null ? 'never sent' : `last heard ${momentWords(lastSuccessAt, now)}`
  return `${unsent === 0 ? 'All sent' : `${unsent} to send`}, ${heard}`
}

function stockWordsOf({ devicesInStock, lowModels }: DayPackFacts): string {
  if (devicesInStock === 0) return 'No device to hand out'
  const held = `${countWords(devicesInStock, 'device')} to hand out`
  return lowModels.length === 0 ? held : `${held}; too few of ${lowModels.join(', ')}`
}
