/** The bars of labels, without a network. */
export type BarcodeWriter = {
  /** Modules from left to right, true where it is dark, without the quiet zone; null for a text that Code 128 cannot hold. */
  readonly code128: (text: string) => Promise<readonly boolean[] | null>
}

/** Where the writer's wasm comes from: an address, or the bytes themselves. */
type Source = { readonly locateFile: () => string } | { readonly wasmBinary: ArrayBuffer }

/** Half a megabyte of wasm, precached with the app; it is loaded when somebody prints labels for the first time. */
export function createBarcodeWriter(source: () => Promise<Source> = ownWasm): BarcodeWriter {
  return {
    code128: async (text) => {
      const [{ prepareZXingModule, writeBarcode }, overrides] = await Promise.all([
        import('zxing-wasm/writer'),
        source(),
      ])
      await prepareZXingModule({ overrides, fireImmediately: true })
      const { error, symbol } = await writeBarcode(text, { format: 'Code128', scale: 1, addQuietZones: false })
      if (error !== '') return null
      return Array.from({ length: symbol.width }, (_, place) => symbol.data[place] === 0)
    },
  }
}

async function ownWasm(): Promise<Source> {
  const { default: address } = await import('zxing-wasm/writer/zxing_writer.wasm?url')
  return { locateFile: () => address }
}
