// What every database asks of a record: that the centre knows its kind, that its id says the same, and that it has its shape.
// `settings` is centre/design/validationText.ts as JSON.

function refuse(reason) {
  throw { forbidden: reason }
}

function isAdministrator(user) {
  return user.roles.indexOf('_admin') !== -1
}

function requireOneOf(user, roles, reason) {
  if (isAdministrator(user)) return
  if (user.name === null) throw { unauthorized: 'Sign in first.' }
  for (var at = 0; at < roles.length; at++) if (user.roles.indexOf(roles[at]) !== -1) return
  refuse(reason)
}

// Design documents and deletions pass or fail here: true means that there is nothing more to check.
function isSettledForAdministrators(record, user) {
  var isDesign = record._id.indexOf('_design/') === 0
  if (!isDesign && !record._deleted) return false
  if (!isAdministrator(user))
    refuse(
      isDesign
        ? 'Only an administrator changes design documents.'
        : 'Records are never deleted: an end of life is a field.'
    )
  return true
}

// Replication writes any branch it likes, also one that was never built on what is here. People and tablets do not: they name
// the version that they change, and so the rules see it.
function requireOrdinaryWrite(record, before, user) {
  if (isAdministrator(user)) return
  var isBranch = before === null ? record._revisions && record._revisions.start > 0 : record._rev !== before._rev
  if (isBranch) refuse('A version that is not built on the one that the centre holds can not be put in its place.')
}

function requireRecord(record, settings) {
  // A type that is no text may bring a function of its own to become one.
  var isKnown = typeof record.type === 'string' && Object.prototype.hasOwnProperty.call(settings.kinds, record.type)
  var kind = isKnown ? settings.kinds[record.type] : null
  if (kind === null)
    refuse('The centre keeps no records of the kind ' + quoted(record.type) + ' here. It may need an update.')
  var name = record.type.replace('-', ' ')
  if (record._id.indexOf(record.type + ':') !== 0)
    refuse('The id of this ' + name + " does not begin with '" + record.type + ":'.")
  if (record.id !== undefined && record.id !== record._id) refuse('This ' + name + ' carries two different ids.')
  if (record.sync !== undefined) refuse('What a tablet notes about sending stays on the tablet.')
  if (record._attachments !== undefined) refuse('The centre keeps no attachments.')
  if (!isOfType('integer', record.schema) || record.schema < 1)
    refuse('This ' + name + ' does not say which version of its shape it has.')
  // A newer app is let through by its header; what it added is not known here. Shapes of old were checked when they were new.
  var problem = problemWith(record.schema === kind.schema ? shapeOf(record.type) : settings.header, record, '')
  if (problem === null) problem = problemWith(kind.id, record._id, '_id')
  if (problem !== null) refuse('This ' + name + ' can not be kept: ' + problem + '.')
  requireIdOf(record, kind, name)
}

function requireIdOf(record, kind, name) {
  if (kind.idFields.length === 0) return
  var parts = [record.type]
  for (var at = 0; at < kind.idFields.length; at++) parts.push(record[kind.idFields[at]])
  if (record._id !== parts.join(':')) refuse('The id of this ' + name + " should be '" + parts.join(':') + "'.")
}
