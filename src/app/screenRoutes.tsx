import type { RouteObject } from 'react-router'
import { QueueScreen } from '../features/queue/QueueScreen.tsx'
import { NoSuchScreen } from './NoSuchScreen.tsx'

/** Only the queue is in the first load. The others are chunks of their own, and precached: they open offline too. */
export const screenRoutes: RouteObject[] = [
  { path: '/', Component: QueueScreen },
  {
    path: '/visit/new',
    lazy: async () => ({ Component: (await import('../features/visit/NewVisitScreen.tsx')).NewVisitScreen }),
  },
  {
    path: '/visit/:visitId',
    lazy: async () => ({ Component: (await import('../features/visit/VisitScreen.tsx')).VisitScreen }),
  },
  {
    path: '/visit/:visitId/swap/*',
    lazy: async () => ({ Component: (await import('../features/swap/SwapScreen.tsx')).SwapScreen }),
  },
  {
    path: '/visit/:visitId/kit',
    lazy: async () => ({ Component: (await import('../features/kit/KitScreen.tsx')).KitScreen }),
  },
  {
    path: '/kit/:kitIssueId',
    lazy: async () => ({ Component: (await import('../features/kit/KitReceiptScreen.tsx')).KitReceiptScreen }),
  },
  {
    path: '/swap/:swapId',
    lazy: async () => ({ Component: (await import('../features/swap/SwapReceiptScreen.tsx')).SwapReceiptScreen }),
  },
  {
    path: '/stock',
    lazy: async () => ({ Component: (await import('../features/stock/StockScreen.tsx')).StockScreen }),
  },
  {
    path: '/stock/count',
    lazy: async () => ({ Component: (await import('../features/stock/CountScreen.tsx')).CountScreen }),
  },
  {
    path: '/stock/register',
    lazy: async () => ({ Component: (await import('../features/register/RegisterScreen.tsx')).RegisterScreen }),
  },
  {
    path: '/stock/send',
    lazy: async () => ({ Component: (await import('../features/stock/SendScreen.tsx')).SendScreen }),
  },
  {
    path: '/stock/device/:assetTag',
    lazy: async () => ({ Component: (await import('../features/stock/DeviceScreen.tsx')).DeviceScreen }),
  },
  {
    path: '/stock/note/:consignmentId',
    lazy: async () => ({ Component: (await import('../features/stock/TransferNoteScreen.tsx')).TransferNoteScreen }),
  },
  {
    path: '/stock/receive',
    lazy: async () => ({ Component: (await import('../features/stock/ReceiveScreen.tsx')).ReceiveScreen }),
  },
  {
    path: '/stock/labels',
    lazy: async () => ({ Component: (await import('../features/stock/LabelsScreen.tsx')).LabelsScreen }),
  },
  {
    path: '/openings',
    lazy: async () => ({ Component: (await import('../features/openings/OpeningsScreen.tsx')).OpeningsScreen }),
  },
  {
    path: '/tablet',
    lazy: async () => ({ Component: (await import('../features/tablet/TabletScreen.tsx')).TabletScreen }),
  },
  {
    path: '/tablet/day-pack',
    lazy: async () => ({ Component: (await import('../features/day-pack/DayPackScreen.tsx')).DayPackScreen }),
  },
  {
    path: '/tablet/end-of-day',
    lazy: async () => ({ Component: (await import('../features/end-of-day/EndOfDayScreen.tsx')).EndOfDayScreen }),
  },
  {
    path: '/tablet/file',
    lazy: async () => ({ Component: (await import('../features/unsent-file/UnsentFileScreen.tsx')).UnsentFileScreen }),
  },
  {
    path: '/audit',
    lazy: async () => ({ Component: (await import('../features/audit/AuditScreen.tsx')).AuditScreen }),
  },
  {
    path: '/help',
    lazy: async () => ({ Component: (await import('../features/help/HelpScreen.tsx')).HelpScreen }),
  },
  { path: '*', Component: NoSuchScreen },
]

export const handOverRoute: RouteObject = {
  path: '/visit/:visitId/hand-over',
  lazy: async () => ({ Component: (await import('../features/hand-over/HandOverScreen.tsx')).HandOverScreen }),
}
