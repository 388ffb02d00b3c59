// Taps by [bar, local day, face].
function tapsByFace(doc) {
  if (doc.type !== 'tap') return
  emit([doc.barId, doc.openingId.slice(-10), doc.face], 1)
}
