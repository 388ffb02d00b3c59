// Swaps that stand, by [bar, local day, allowed or exception, rule]. Those of an exercise count too: its mark stands with the visit.
function swapsByEntitlement(doc) {
  if (doc.type !== 'swap' || doc.state === 'declined' || doc.state === 'undone') return
  emit([doc.barId, doc.openingId.slice(-10), doc.entitlement.kind, doc.entitlement.ruleId], 1)
}
