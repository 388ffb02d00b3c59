import type { Catalogue } from '../../src/domain/catalogue/catalogue.ts'

export const demonstrationModels: Catalogue['models'] = [
  {
    id: 'laptop-14-2025',
    name: 'Laptop 14-inch, 2025',
    deviceClass: 'laptop',
    substitutes: ['laptop-14-2023'],
    accessories: ['Charger', 'Sleeve'],
  },
  {
    id: 'laptop-14-2023',
    name: 'Laptop 14-inch, 2023',
    deviceClass: 'laptop',
    substitutes: ['laptop-14-2025'],
    accessories: ['Charger', 'Sleeve'],
  },
  {
    id: 'phone-6-2025',
    name: 'Phone 6-inch, 2025',
    deviceClass: 'phone',
    substitutes: ['phone-5-2023'],
    accessories: ['Cable', 'Plug', 'Case'],
  },
  {
    id: 'phone-5-2023',
    name: 'Phone 5-inch, 2023',
    deviceClass: 'phone',
    substitutes: ['phone-6-2025'],
    accessories: ['Cable', 'Plug', 'Case'],
  },
  {
    id: 'tablet-11-2024',
    name: 'Tablet 11-inch, 2024',
    deviceClass: 'tablet',
    substitutes: [],
    accessories: ['Cable', 'Plug', 'Folio'],
  },
  { id: 'charger-65w', name: 'Charger 65 W', deviceClass: 'accessory', substitutes: ['charger-100w'], accessories: [] },
  { id: 'charger-100w', name: 'Charger 100 W', deviceClass: 'accessory', substitutes: [], accessories: [] },
]
