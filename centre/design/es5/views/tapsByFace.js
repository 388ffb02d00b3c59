// Taps by [bar, local day, face], without misuse. A view sees one document: that the visit of a tap was an exercise, or is open
// again, stands in another, so those count here; npm run figures leaves them out.
function tapsByFace(doc) {
  if (doc.type !== 'tap' || doc.isMisuse) return
  emit([doc.barId, doc.openingId.slice(-10), doc.face], 1)
}
