import type { Model } from '../../domain/catalogue/catalogue.ts'

type Items = readonly { readonly modelId: string; readonly count: number }[]

/** "Laptop 14-inch, 2025 · 2 × Charger 65 W" */
export function itemsWords(items: Items, models: readonly Model[]): string {
  return items
    .map(({ modelId, count }) => {
      const name = models.find(({ id }) => id === modelId)?.name ?? modelId
      return count === 1 ? name : `${count} × ${name}`
    })
    .join(' · ')
}
