import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { role } from './role.ts';
import { membershipsIn, parseSecurity, roleIn, withFirstRoles, withoutMember, withRole } from './security.ts';

const account = fc.constantFrom('anna', 'ben', 'constructor', '__proto__', 'toString');
const change = fc.record({ account, given: fc.option(fc.constantFrom(...role.options), { nil: undefined }) });

function begin() {
  const security = parseSecurity({ admins: { names: [], roles: ['_admin'] }, members: { names: [], roles: [] } });
  if (security === undefined) throw new Error('no security object');
  return security;
}

describe('the security object', () => {
  it('[SR24] has each member once, with the last role given, and owners alone as admins', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const last = new Map<string, string>();
        let security = begin();
        for (const { account: who, given } of changes) {
          security = given === undefined ? withoutMember(security, who) : withRole(security, who, given);
          if (given === undefined) last.delete(who);
          else last.set(who, given);
        }
        const memberships = membershipsIn(security);
        expect(Object.fromEntries(memberships.map((each) => [each.account, each.role]))).toEqual(
          Object.fromEntries(last),
        );
        for (const [who, given] of last) expect(roleIn(security, who)).toBe(given);
        expect([...(security.members.names ?? [])].sort()).toEqual([...last.keys()].sort());
        const owners = memberships.filter((each) => each.role === 'owner').map((each) => each.account);
        expect([...(security.admins.names ?? [])].sort()).toEqual(owners);
      }),
    );
  });

  it('[SR10] never leaves a database open to everybody, which it is when nobody is in its list', () => {
    const emptied = withoutMember(withRole(begin(), 'anna', 'owner'), 'anna');
    expect(emptied.members).toEqual({ names: [], roles: ['_admin'] });
  });

  it('[SR11] keeps who came in by a role of the server as editors', () => {
    const before = parseSecurity({ members: { names: ['anna'], roles: ['team'] } });
    if (before === undefined) throw new Error('no security object');
    const after = withFirstRoles(before);
    expect([roleIn(after, 'anna'), roleIn(after, 'somebody')]).toEqual(['editor', 'editor']);
    expect(withFirstRoles(after)).toBe(after);
  });
});
