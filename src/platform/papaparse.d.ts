/** What is used of it. The published types bring all of Node's into the app's own program. */
declare module 'papaparse' {
  type ParseError = { readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch'; readonly row?: number }
  const papa: {
    readonly parse: (
      text: string,
      options: { readonly newline: string },
    ) => { readonly data: readonly string[][]; readonly errors: readonly ParseError[] }
    readonly unparse: (rows: readonly (readonly string[])[], options: { readonly quotes: boolean }) => string
  }
  export default papa
}
