import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import type { Actor, Role } from '../actor.ts';
import { mayHoldKey, rightsOf, sees, visibleTo } from './rights.ts';

const me = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const team = '33333333-3333-4333-8333-333333333333';
const otherTeam = '44444444-4444-4444-8444-444444444444';
const actor = (role: Role, teamId: string | null): Actor => ({
  kind: 'person',
  id: me,
  name: 'A',
  role,
  teamId,
  language: 'de',
});

test('each role has exactly its rights', () => {
  const everything = rightsOf('admin');
  expect(everything).toHaveLength(12);
  expect(everything.filter((right) => !rightsOf('head_of_sales').includes(right))).toEqual([
    'users.manage',
    'system.manage',
  ]);
  expect([...rightsOf('sales')].sort()).toEqual([
    'consent.write',
    'export.run',
    'import.run',
    'records.delete',
    'records.read',
    'records.write',
    'review.decide',
  ]);
  expect([...rightsOf('marketing')].sort()).toEqual([
    'consent.write',
    'export.run',
    'import.run',
    'records.read',
    'review.decide',
  ]);
  expect(rightsOf('reader')).toEqual(['records.read']);
});

test('SQL and plain rule agree on who sees which record', async () => {
  const db = await testDatabase();
  for (const who of [actor('sales', team), actor('sales', null), actor('reader', null), actor('marketing', team)]) {
    for (const ownerId of [me, other, null]) {
      for (const teamId of [team, otherTeam, null]) {
        const { rows } = await sql<{ seen: boolean }>`
          select ${visibleTo(who, { owner: 'r.owner_id', team: 'r.team_id' })} as seen
          from (select ${ownerId}::uuid as owner_id, ${teamId}::uuid as team_id) r`.execute(db);
        const expected =
          who.role !== 'sales' ||
          ownerId === me ||
          (teamId !== null && teamId === who.teamId) ||
          (ownerId === null && teamId === null);
        expect([rows[0]?.seen ?? false, sees(who, { ownerId, teamId })]).toEqual([expected, expected]);
      }
    }
  }
});

test('nobody holds a key that reads more than they do', () => {
  expect(mayHoldKey('sales', 'reader')).toBe(false);
  expect(mayHoldKey('sales', 'sales')).toBe(true);
  expect(mayHoldKey('head_of_sales', 'admin')).toBe(false);
  expect(mayHoldKey('admin', 'sales')).toBe(true);
});
