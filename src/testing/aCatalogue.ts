import type { Catalogue } from '../domain/catalogue/catalogue.ts'

/** A small catalogue with every kind of rule, for tests that need words of their own. */
export function aCatalogue(changes: Partial<Catalogue> = {}): Catalogue {
  return {
    id: 'catalogue:current',
    type: 'catalogue',
    schema: 1,
    version: 1,
    reasons: [
      { id: 'laptop-fault', label: 'Laptop will not start', kind: 'incident', icon: 'laptop' },
      { id: 'collect', label: 'Collect a device', kind: 'request', icon: 'package' },
    ],
    models: [
      { id: 'laptop-a', name: 'Laptop A', deviceClass: 'laptop', substitutes: ['laptop-b'], accessories: ['Charger'] },
      { id: 'laptop-b', name: 'Laptop B', deviceClass: 'laptop', substitutes: [], accessories: ['Charger', 'Dock'] },
      { id: 'phone-a', name: 'Phone A', deviceClass: 'phone', substitutes: [], accessories: [] },
    ],
    entitlementRules: [
      {
        id: 'third-in-a-year',
        version: 2,
        deviceClass: null,
        returnKinds: null,
        earlierSwapsAtLeast: 2,
        periodDays: 365,
        effect: 'refused',
        words: 'Two swaps within a year already.',
      },
      {
        id: 'lost-or-stolen',
        version: 1,
        deviceClass: null,
        returnKinds: ['lost', 'stolen'],
        earlierSwapsAtLeast: 0,
        periodDays: 365,
        effect: 'needs approval',
        words: 'A lost or stolen device is replaced when an inspector approves.',
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
    terms: { version: 3, text: 'I look after this device and bring it back when asked.' },
    notRecordedReasons: ['In a hurry', 'Prefers not to say'],
    holdReasons: ['Awaiting part', 'Officer called away'],
    escalationTargets: ['Second line', 'Network team'],
    followUps: { good: ['Quick', 'Friendly'], poor: ['Took too long', 'Not solved'] },
    waitTargetMinutes: 10,
    ...changes,
  }
}
