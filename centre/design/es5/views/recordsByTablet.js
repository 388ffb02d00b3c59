// Each record under [tablet, time by its clock] of all that a tablet added to it, with the record's revision. The tablet
// asks for its local day, so that no time zone is decided here.
function recordsByTablet(doc) {
  var lists = [doc.events, doc.custody, [doc.moved]]
  var told = {}
  for (var list = 0; list < lists.length; list++) {
    if (!Array.isArray(lists[list])) continue
    for (var at = 0; at < lists[list].length; at++) {
      var entry = lists[list][at]
      if (!entry || !entry.tabletId || !entry.at) continue
      var key = entry.tabletId + ' ' + entry.at
      if (told[key]) continue
      told[key] = true
      emit([entry.tabletId, entry.at], doc._rev)
    }
  }
}
