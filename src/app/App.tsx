import { useState } from 'react'
import { RouterProvider } from 'react-router'
import '../ui/tokens.css'
import '../ui/base.css'
import { createAppRouter } from './createAppRouter.tsx'

/** The whole of the glass; needs a ServicesProvider around it. */
export function App() {
  const [router] = useState(createAppRouter)
  return <RouterProvider router={router} />
}
