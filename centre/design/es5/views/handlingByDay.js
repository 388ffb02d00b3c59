// Minutes from start of service to closing without hold, by corrected time, of no duplicate or exercise, by [bar, local day, reason].
function handlingByDay(doc) {
  if (doc.type !== 'visit' || doc.state !== 'closed' || typeof doc.serviceMs !== 'number') return
  if (doc.marks && doc.marks.length > 0) return
  emit([doc.barId, doc.openingId.slice(-10), doc.reasonId], doc.serviceMs / 60000)
}
