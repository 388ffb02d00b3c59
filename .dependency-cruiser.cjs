// Who may import whom: ARCHITECTURE.md, "Who may import whom". Type imports count too.
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: { pathNot: allowed },
})

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-found',
      severity: 'error',
      comment: 'An import that resolves to nothing would make every other rule silent.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:|\\?(url|raw|worker)$' },
    },
    only(
      'domain-is-pure',
      '^src/domain/',
      '^src/domain/|^node_modules/(date-fns|valibot|@valibot)/',
      'Time and ids come in as arguments.',
    ),
    {
      name: 'storage-stays-below',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(data|sync|testing)/|^src/(main|composeServices)\\.tsx?$' },
      to: { path: '^node_modules/(rxdb|dexie)/' },
    },
    {
      name: 'features-stand-alone',
      severity: 'error',
      comment: 'Features reach IO through useServices() and never import each other.',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/(features|data|sync|platform|app)/', pathNot: '^src/features/$1/' },
    },
    only('ui-knows-no-business', '^src/ui/', '^src/ui/|^node_modules/', 'Looks only.'),
    only(
      'sync-looks-down',
      '^src/sync/',
      '^src/(sync|data|domain|platform)/|^node_modules/',
      'sync -> data -> domain.',
    ),
    only('data-looks-down', '^src/data/', '^src/(data|domain|platform)/|^node_modules/', 'data -> domain.'),
    only(
      'platform-is-the-floor',
      '^src/platform/',
      '^src/(platform|domain)/|^node_modules/|\\?url$',
      'Browser globals live here.',
    ),
    only(
      'centre-and-endpoint-stand-apart',
      '^(centre|endpoint)/',
      '^(centre|endpoint)/|^src/domain/|^node_modules/|^[a-z_]+(/promises)?$|^node:',
      'They use the domain at most.',
    ),
    only(
      'service-worker-stands-alone',
      '^service-worker/',
      '^service-worker/|^node_modules/|^src/platform/appMessages\\.ts$',
      'One typed message file is shared.',
    ),
    {
      name: 'no-node-in-the-app',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$|^src/testing/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-dev-dependency-in-the-product',
      severity: 'error',
      from: { path: '^(src|endpoint|centre|service-worker)/', pathNot: '\\.test\\.tsx?$|^src/testing/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-barrels',
      severity: 'error',
      from: {},
      to: { path: '^(src|centre|endpoint|service-worker)/.*/index\\.tsx?$' },
    },
    {
      name: 'no-drawers',
      severity: 'error',
      from: {},
      to: { path: '^(src|centre|endpoint|bench)/.*/?(utils|helpers|common|misc|types)/' },
    },
    {
      name: 'bench-only-looks',
      severity: 'error',
      comment: 'Measurements use everything; nothing uses them.',
      from: { pathNot: '^bench/' },
      to: { path: '^bench/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default', 'types'] },
  },
}
