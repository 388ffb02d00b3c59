import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '../../src/app/App.tsx'
import { ServicesProvider } from '../../src/services.tsx'
import { composeTwin } from './composeTwin.ts'

createRoot(document.getElementById('root') ?? document.body).render(
  <StrictMode>
    <ServicesProvider services={composeTwin()}>
      <App />
    </ServicesProvider>
  </StrictMode>,
)
