/** Names and shape of the queue's question, for those who ask it by a selector. */
export const queueQuery = {
  selector: { isOpen: true, arrivedAt: { $gte: '' } },
  sort: [{ isOpen: 'asc' }, { arrivedAt: 'asc' }],
} as const
