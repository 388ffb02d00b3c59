import type { ReactNode } from 'react'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { StockForm } from './useStockForm.ts'

export type StockFormDialogProps = {
  readonly form: StockForm
  readonly title: string
  readonly saveLabel: string
  readonly onSave: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A small form of the stock: it stays open until its record is safe, and says so if it is not. */
export function StockFormDialog({ form, children, ...dialog }: StockFormDialogProps) {
  return (
    <FormDialog isOpen isPending={form.isSaving} {...dialog}>
      {form.failure !== null && (
        <Notice kind="error" isNews title="Not saved">
          {`What you typed is still here. Try again. (${form.failure})`}
        </Notice>
      )}
      {children}
    </FormDialog>
  )
}
