// Visits that are over, without duplicates and exercises, by [bar, local day, outcome or how it ended, reason].
function visitsByDay(doc) {
  if (doc.type !== 'visit' || doc.isOpen || (doc.marks && doc.marks.length > 0)) return
  emit([doc.barId, doc.openingId.slice(-10), doc.outcome || doc.state, doc.reasonId], 1)
}
