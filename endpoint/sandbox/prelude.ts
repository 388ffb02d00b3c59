/**
 * Runs inside QuickJS before a design document's functions: the helpers that CouchDB's engine offers, and one entry
 * point that takes a batch and answers as JSON. It is text because nothing of the server may be reachable from it.
 */
export const prelude = String.raw`
(function (global) {
  'use strict';
  var stringify = JSON.stringify, parse = JSON.parse, compile = global.eval;
  var rows = [], compiled = {}, design = {};

  global.isArray = Array.isArray;
  global.toJSON = stringify;
  global.log = function () {};
  global.sum = function (values) { return values.reduce(function (total, value) { return total + value; }, 0); };
  global.emit = function (key, value) {
    rows.push([key === undefined ? null : key, value === undefined ? null : value]);
  };

  function requireFrom(path, from) {
    var parts = path.split('/'), at = path.charAt(0) === '.' ? from.slice(0, -1) : [], node = design;
    for (var i = 0; i < parts.length; i++) {
      if (parts[i] === '..') at.pop(); else if (parts[i] !== '.') at.push(parts[i]);
    }
    for (var j = 0; j < at.length; j++) node = node[at[j]];
    if (typeof node !== 'string') throw new Error('Module ' + path + ' not found');
    var module = { exports: {} };
    compile('(function (module, exports, require) {' + node + '\n})')(module, module.exports, function (next) {
      return requireFrom(next, at);
    });
    return module.exports;
  }
  global.require = function (path) { return requireFrom(path, []); };

  function functionOf(source) {
    if (!Object.prototype.hasOwnProperty.call(compiled, source)) {
      var made = compile('(' + source.replace(/;\s*$/, '') + ')');
      if (typeof made !== 'function') throw new Error('Expression does not eval to a function. (' + source + ')');
      compiled[source] = made;
    }
    return compiled[source];
  }

  function failureOf(thrown) {
    if (thrown && typeof thrown === 'object') {
      if (thrown.forbidden !== undefined) return { kind: 'forbidden', reason: String(thrown.forbidden) };
      if (thrown.unauthorized !== undefined) return { kind: 'unauthorized', reason: String(thrown.unauthorized) };
      if (thrown instanceof Error) return { kind: 'failed', reason: thrown.name + ': ' + thrown.message };
    }
    return { kind: 'failed', reason: String(stringify(thrown)) };
  }

  return {
    load: function (text) { design = parse(text); },
    compile: function (source) { functionOf(source); },
    run: function (source, batch) {
      var fun = functionOf(source);
      return stringify(parse(batch).map(function (args) {
        rows = [];
        try {
          var result = fun.apply(null, args);
          return { kind: 'done', result: result === undefined ? null : result, rows: rows };
        } catch (thrown) {
          return failureOf(thrown);
        }
      }));
    }
  };
})(globalThis)
`
