// Everything of all bars, as the bars' databases took it: only the replication writes.

function validateCentralRecord(record, known, user, settings) {
  requireOneOf(user, settings.writers, 'Only the replication from the bars writes here.')
}
