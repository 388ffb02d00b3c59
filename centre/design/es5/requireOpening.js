// A record is of an opening of its own bar, on a day that there is, or of none. Figures are told by that day, and receipts and
// queue numbers by the opening. Asked of what the centre does not hold yet: it never changes afterwards.

function requireOpening(record) {
  if (record.openingId === '') return
  var start = 'opening:' + record.barId + ':'
  if (record.openingId.indexOf(start) !== 0 || !isDay(record.openingId.slice(start.length)))
    refuse(
      "An opening is named 'opening:<bar>:<day>', of the bar " +
        quoted(record.barId) +
        ', and ' +
        quoted(record.openingId) +
        ' is not.'
    )
}

function isDay(text) {
  var parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (parts === null) return false
  var date = new Date(Date.UTC(+parts[1], +parts[2] - 1, +parts[3]))
  return date.getUTCFullYear() === +parts[1] && date.getUTCMonth() === +parts[2] - 1 && date.getUTCDate() === +parts[3]
}
