// Checks a value against the part of JSON Schema that the record definitions use (centre/design/recordShapes.ts refuses any
// other keyword). Returns null, or the first problem as the end of a sentence.

function problemWith(shape, value, path) {
  if (shape.anyOf || shape.oneOf) return problemWithForms(shape.anyOf || shape.oneOf, value, path)
  if (shape.hasOwnProperty('const') && value !== shape['const'])
    return nameOf(path) + ' is not ' + quoted(shape['const'])
  if (shape['enum'] && shape['enum'].indexOf(value) === -1)
    return nameOf(path) + ' is ' + quoted(value) + ', which is not known here'
  if (shape.type && !isOfType(shape.type, value)) return nameOf(path) + ' is no ' + shape.type
  if (typeof value === 'string') return problemWithText(shape, value, path)
  if (typeof value === 'number' && value < shape.minimum) return nameOf(path) + ' is less than ' + shape.minimum
  if (Array.isArray(value)) return problemWithList(shape, value, path)
  if (value !== null && typeof value === 'object') return problemWithFields(shape, value, path)
  return null
}

function isOfType(type, value) {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return value !== null && typeof value === 'object' && !Array.isArray(value)
  if (type === 'integer') return typeof value === 'number' && isFinite(value) && Math.floor(value) === value
  return typeof value === type
}

var formats = {
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.]\d+)?)?(Z|[+-]\d\d:?\d\d)$/
}

function problemWithText(shape, value, path) {
  if (value.length < shape.minLength) return nameOf(path) + ' is shorter than ' + shape.minLength + ' characters'
  if (value.length > shape.maxLength) return nameOf(path) + ' is longer than ' + shape.maxLength + ' characters'
  if (shape.pattern && !new RegExp(shape.pattern).test(value))
    return nameOf(path) + ' is ' + quoted(value) + ', which is not written as it must be'
  if (shape.format && !formats[shape.format].test(value)) return nameOf(path) + ' is no ' + shape.format
  return null
}

function problemWithList(shape, list, path) {
  if (list.length < shape.minItems) return nameOf(path) + ' has fewer than ' + shape.minItems + ' entries'
  for (var at = 0; shape.items && at < list.length; at++) {
    var problem = problemWith(shape.items, list[at], path + '[' + at + ']')
    if (problem !== null) return problem
  }
  return null
}

function problemWithFields(shape, value, path) {
  var inside = path === '' ? '' : path + '.'
  for (var at = 0; shape.required && at < shape.required.length; at++)
    if (!Object.prototype.hasOwnProperty.call(value, shape.required[at]))
      return nameOf(inside + shape.required[at]) + ' is missing'
  for (var name in shape.properties) {
    if (!Object.prototype.hasOwnProperty.call(value, name)) continue
    var problem = problemWith(shape.properties[name], value[name], inside + name)
    if (problem !== null) return problem
  }
  return null
}

// The form that the value means to be is the one with its `kind`, or the only one that is not null: its problem says most.
function problemWithForms(forms, value, path) {
  var kinds = 0
  var solid = []
  for (var at = 0; at < forms.length; at++) {
    var problem = problemWith(forms[at], value, path)
    if (problem === null) return null
    var kind = forms[at].properties && forms[at].properties.kind
    if (kind) kinds++
    if (kind && value && (kind['enum'] || [kind['const']]).indexOf(value.kind) !== -1) return problem
    if (forms[at].type !== 'null') solid.push(problem)
  }
  if (kinds > 1 && value && typeof value === 'object')
    return nameOf(path + '.kind') + ' is ' + quoted(value.kind) + ', which is not known here'
  return solid.length === 1 ? solid[0] : nameOf(path) + ' has none of its forms'
}

function nameOf(path) {
  return path === '' ? 'it' : "'" + path + "'"
}

function quoted(value) {
  return typeof value === 'string' ? "'" + value.slice(0, 60) + "'" : JSON.stringify(value)
}
