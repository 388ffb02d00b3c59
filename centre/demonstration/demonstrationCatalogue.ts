import type { Catalogue } from '../../src/domain/catalogue/catalogue.ts'
import { demonstrationModels } from './demonstrationModels.ts'
import { demonstrationRules } from './demonstrationRules.ts'

/** Reasons, models, contract and words for trying out: all of it made up, none of it in the code of the app. */
export const demonstrationCatalogue: Catalogue = {
  id: 'catalogue:current',
  type: 'catalogue',
  schema: 1,
  version: 1,
  reasons: [
    { id: 'laptop-fault', label: "Laptop won't start", kind: 'incident', icon: 'laptop' },
    { id: 'password', label: 'Password or lock-out', kind: 'incident', icon: 'key-round' },
    { id: 'phone-fault', label: 'Phone fault', kind: 'incident', icon: 'smartphone' },
    { id: 'laptop-slow', label: 'Laptop is slow', kind: 'incident', icon: 'hourglass' },
    { id: 'network', label: 'Wi-Fi or VPN', kind: 'incident', icon: 'wifi' },
    { id: 'email-app', label: 'Email or an app', kind: 'incident', icon: 'mail' },
    { id: 'screen-broken', label: 'Broken screen', kind: 'incident', icon: 'monitor-off' },
    { id: 'tablet-fault', label: 'Tablet fault', kind: 'incident', icon: 'tablet' },
    { id: 'power', label: 'Battery or charger', kind: 'incident', icon: 'battery-warning' },
    { id: 'printing', label: 'Printing', kind: 'incident', icon: 'printer' },
    { id: 'accessory', label: 'Needs an accessory', kind: 'request', icon: 'cable' },
    { id: 'collection', label: 'Collect a device', kind: 'request', icon: 'package-check' },
    { id: 'loaner', label: 'Borrow a laptop', kind: 'request', icon: 'hand-helping' },
    { id: 'how-to', label: 'How do I …?', kind: 'request', icon: 'lightbulb' },
  ],
  models: demonstrationModels,
  kits: [
    {
      id: 'response-officer',
      name: 'Response officer',
      items: [
        { modelId: 'phone-6-2025', count: 1 },
        { modelId: 'tablet-11-2024', count: 1 },
      ],
    },
    {
      id: 'detective',
      name: 'Detective',
      items: [
        { modelId: 'laptop-14-2025', count: 1 },
        { modelId: 'phone-6-2025', count: 1 },
        { modelId: 'charger-65w', count: 1 },
      ],
    },
  ],
  entitlementRules: demonstrationRules,
  terms: {
    version: 3,
    text: 'I have received the device shown here, in working order, for use on duty. I keep it safe and locked, I use it within the acceptable use policy, and I report a loss or a theft at once. The old device stays the property of the force; what is stored on it will be removed.',
  },
  notRecordedReasons: ['Would rather not say', 'Called away to duty', 'No staff number at hand'],
  holdReasons: ['Awaiting a part', 'Device is updating', 'Waiting for a call back', 'Will come back later today'],
  escalationTargets: ['Service desk', 'Second line', 'Network team', 'Repair centre', 'Identity team'],
  followUps: {
    good: ['Quick', 'Friendly', 'Solved at once', 'Clear words', 'Close to where I work'],
    poor: ['Waited too long', 'Not solved', 'Have to come again', 'Not explained', 'No device in stock'],
  },
  waitTargetMinutes: 10,
  noShowMinutes: 5,
  lastCheckInMinutes: 15,
  priorityReasons: [
    'On duty within the hour',
    'Device is needed for evidence',
    'Cannot stand for long',
    'Promised a time',
  ],
}
