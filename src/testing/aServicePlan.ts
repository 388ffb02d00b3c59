import { addDays, format, getISODay } from 'date-fns'
import type { Bar } from '../domain/bar/bar.ts'
import type { Catalogue } from '../domain/catalogue/catalogue.ts'
import { ratesOfTheFacts } from '../domain/service-day/serviceRates.ts'
import type { PlannedDay, ServicePlan, StaffedBar } from '../domain/service-day/servicePlan.ts'

export const serviceCatalogue: Catalogue = {
  id: 'catalogue:current',
  type: 'catalogue',
  schema: 1,
  version: 1,
  reasons: [
    { id: 'laptop-fault', label: 'Laptop fault', kind: 'incident', icon: 'laptop' },
    { id: 'phone-fault', label: 'Phone fault', kind: 'incident', icon: 'smartphone' },
    { id: 'password', label: 'Password', kind: 'incident', icon: 'key-round' },
    { id: 'network', label: 'Wi-Fi', kind: 'incident', icon: 'wifi' },
    { id: 'how-to', label: 'How to', kind: 'request', icon: 'lightbulb' },
    { id: 'loaner', label: 'Borrow a laptop', kind: 'request', icon: 'repeat' },
  ],
  models: [
    { id: 'laptop-a', name: 'Laptop A', deviceClass: 'laptop', substitutes: ['laptop-b'], accessories: ['Charger'] },
    { id: 'laptop-b', name: 'Laptop B', deviceClass: 'laptop', substitutes: [], accessories: ['Charger'] },
    { id: 'phone-a', name: 'Phone A', deviceClass: 'phone', substitutes: [], accessories: ['Cable'] },
  ],
  entitlementRules: [
    {
      id: 'lost',
      version: 1,
      deviceClass: null,
      returnKinds: ['lost', 'stolen'],
      earlierSwapsAtLeast: 0,
      periodDays: 365,
      effect: 'needs approval',
      words: 'A lost device needs an approval.',
    },
    {
      id: 'standard',
      version: 1,
      deviceClass: null,
      returnKinds: null,
      earlierSwapsAtLeast: 0,
      periodDays: 365,
      effect: 'allowed',
      words: 'A faulty device is replaced.',
    },
  ],
  terms: { version: 1, text: 'I look after this device.' },
  notRecordedReasons: ['In a hurry'],
  holdReasons: ['Awaiting a part'],
  escalationTargets: ['Second line'],
  followUps: { good: ['Quick'], poor: ['Slow'] },
  waitTargetMinutes: 10,
}

function aStaffedBar(barId: string, kind: Bar['kind'], people: number): StaffedBar {
  const letters = ['A', 'B'].slice(0, Math.min(people, 2))
  return {
    bar: {
      id: `bar:${barId}`,
      type: 'bar',
      schema: 1,
      barId,
      name: barId,
      kind,
      bcu: 'Central South',
      siteId: null,
      hours: null,
      reasonOrder: [],
    },
    technicianIds: Array.from({ length: people }, (_, at) => `${barId}-technician-${at + 1}`),
    tablets: letters.map((letter, at) => ({
      tabletId: `${barId}-${letter}`,
      installId: `${barId}-install-${letter}`,
      letter,
      clockOffsetMs: at === 0 ? 0 : 45_000,
    })),
    stockTarget: 20,
  }
}

/** Three bars, Monday to Friday from 2 November 2026 on, 08:30 to 17:00 UTC; all changes by argument. */
export function aServicePlan(seed: string, weeks: number, visits: number): ServicePlan {
  const bars = [
    aStaffedBar('croydon', 'desk', 3),
    aStaffedBar('romford', 'desk', 2),
    aStaffedBar('lambeth-popup', 'popup', 1),
  ]
  const dates = Array.from({ length: weeks * 7 }, (_, at) => addDays(new Date(2026, 10, 2, 12), at))
  const days = dates
    .filter((date) => getISODay(date) <= 5)
    .flatMap((date) => bars.map(({ bar }) => aPlannedDay(bar.barId, format(date, 'yyyy-MM-dd'), visits)))
  return { seed, catalogue: serviceCatalogue, rates: ratesOfTheFacts, bars, days }
}

function aPlannedDay(barId: string, day: string, visits: number): PlannedDay {
  return {
    opening: {
      id: `opening:${barId}:${day}`,
      type: 'opening',
      schema: 1,
      barId,
      siteId: barId,
      day,
      from: '08:30',
      to: '17:00',
    },
    opensAt: new Date(`${day}T08:30:00Z`),
    closesAt: new Date(`${day}T17:00:00Z`),
    visits,
  }
}
