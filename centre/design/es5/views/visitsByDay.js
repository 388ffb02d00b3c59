// Visits that are over, by [bar, local day, outcome or how it ended, reason].
function visitsByDay(doc) {
  if (doc.type !== 'visit' || doc.isOpen) return
  emit([doc.barId, doc.openingId.slice(-10), doc.outcome || doc.state, doc.reasonId], 1)
}
