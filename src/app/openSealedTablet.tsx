import type { Root } from 'react-dom/client'
import { StrictMode } from 'react'
import { MemoryRouter } from 'react-router'
import '../ui/tokens.css'
import '../ui/base.css'
import { SealedScreen, type SealedScreenProps } from '../features/sign-in/SealedScreen.tsx'
import type { OpenedAtTheGlass } from '../services.tsx'
import { PlainFrame } from './PlainFrame.tsx'

/** Asks at the glass, before any record can be read. Resolves once the tablet is open. */
export function openSealedTablet(root: Root, parts: Omit<SealedScreenProps, 'onOpen'>): Promise<OpenedAtTheGlass> {
  return new Promise((resolve) => {
    root.render(
      <StrictMode>
        {/* A page asks where it is; before the tablet is open there is nowhere else to go. */}
        <MemoryRouter>
          <PlainFrame>
            <SealedScreen {...parts} onOpen={resolve} />
          </PlainFrame>
        </MemoryRouter>
      </StrictMode>,
    )
  })
}
