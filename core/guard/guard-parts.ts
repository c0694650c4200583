/**
 * How every guard begins: who writes, and what that person may do here. Whoever runs the server could take the guard away
 * as well, so it lets them be: they move databases and put back-ups in place.
 */
export const GUARD_BEGINNING = String.raw`
  function refuse(reason) { throw({ forbidden: reason }); }
  function has(map, key) { return Object.prototype.hasOwnProperty.call(map, key); }
  function isWhole(number) { return typeof number === 'number' && number >= 1 && number % 1 === 0; }
  if (!user.name) throw({ unauthorized: 'Sign in first.' });
  if (user.roles.indexOf('_admin') !== -1) return;
  var rules = (security && security.commonplace) || {};
  var roles = rules.roles || {};
  var role = has(roles, user.name) ? roles[user.name] : rules['default'];
  var READER = 1, COMMENTER = 2, EDITOR = 3, OWNER = 4;
  var rank = ['reader', 'commenter', 'editor', 'owner'].indexOf(role) + 1;
  if (rank === 0) refuse('You have no role in this workspace.');
  var me = encodeURIComponent(user.name).replace(/~/g, '%7E');
  var size = JSON.stringify(doc).length;`;

/**
 * `memberDocOf` of core/workspace, with its SHA-256, in the language of guards: a member's own document is nobody else's
 * to write in. The constants are the fractions of the roots of the first primes, as the standard has them.
 */
export const MEMBER_DOC_IN_GUARD = String.raw`
  function memberDocOf(account) {
    var bytes = unescape(encodeURIComponent('member\n' + account));
    var digest = firstWords(bytes), text = 'me-', i;
    for (i = 0; i < 20; i += 1)
      text += '0123456789abcdefghijklmnopqrstuv'.charAt((digest[i >> 2] >>> (24 - (i % 4) * 8)) & 31);
    return text;
  }
  function firstWords(bytes) {
    var constants = [], hash = [], block = [], n, d, i, from;
    function fraction(root) { return ((root - Math.floor(root)) * 4294967296) | 0; }
    function turn(word, by) { return (word >>> by) | (word << (32 - by)); }
    for (n = 2; constants.length < 64; n += 1) {
      for (d = 2; d * d <= n && n % d !== 0; d += 1);
      if (d * d <= n) continue;
      if (hash.length < 8) hash.push(fraction(Math.pow(n, 1 / 2)));
      constants.push(fraction(Math.pow(n, 1 / 3)));
    }
    var length = (((bytes.length + 8) >> 6) + 1) * 16;
    for (i = 0; i < length; i += 1) block[i] = 0;
    for (i = 0; i < bytes.length; i += 1) block[i >> 2] |= bytes.charCodeAt(i) << (24 - (i % 4) * 8);
    block[i >> 2] |= 128 << (24 - (i % 4) * 8);
    block[length - 1] = bytes.length * 8;
    for (from = 0; from < length; from += 16) {
      var w = block.slice(from, from + 16), s = hash.slice();
      for (i = 0; i < 64; i += 1) {
        if (i >= 16) {
          var a = w[i - 15], b = w[i - 2];
          w[i] = (w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))) | 0;
        }
        var one = s[7] + (turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25)) + ((s[4] & s[5]) ^ (~s[4] & s[6])) + constants[i] + w[i];
        var two = (turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)) + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
        s = [(one + two) | 0, s[0], s[1], s[2], (s[3] + one) | 0, s[4], s[5], s[6]];
      }
      for (i = 0; i < 8; i += 1) hash[i] = (hash[i] + s[i]) | 0;
    }
    return hash;
  }`;
