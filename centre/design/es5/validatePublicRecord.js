// Read by everyone: nothing but the fields that are known to be fit for everyone.

function validatePublicRecord(record, known, user, settings) {
  requireOneOf(user, settings.writers, 'Only managers change what everyone may read.')
  if (record._deleted && user.roles.indexOf('replicator') !== -1) return
  if (isSettledForAdministrators(record, user)) return
  if (record.type === 'revocation' && !isAdministrator(user))
    refuse('Only an administrator writes down that a tablet was revoked.')
  requireRecord(record, settings)
  var fields = shapeOf(record.type).properties
  for (var name in record)
    if (name.charAt(0) !== '_' && !Object.prototype.hasOwnProperty.call(fields, name))
      refuse('The field ' + quoted(name) + ' is not known to be fit for everyone to read.')
}
