/** PouchDB has no setting for durability: in this page every transaction is strict from now on. */
export function makeTransactionsStrict(): void {
  IDBDatabase.prototype.transaction = new Proxy(Reflect.get(IDBDatabase.prototype, 'transaction'), {
    apply: (original, database: IDBDatabase, [names, mode, options]: Parameters<IDBDatabase['transaction']>) =>
      original.call(database, names, mode, { ...options, durability: 'strict' }),
  })
}
