import { sql } from 'drizzle-orm'
import { of, through, type Exported } from './exported.ts'

/** The person, what they are told and what they have set. */
export const ACCOUNT: readonly Exported[] = [
  through('members', (me) => sql`where (t.id = ${me} or t.merged_into = ${me})`, {
    file: 'profile',
    own: ['merged_into'],
  }),
  of('identities', 'member_id', {
    key: [
      { name: 'platform', type: 'text' },
      { name: 'external_id', type: 'text' },
    ],
  }),
  // Whom it names is the guardian's to be told.
  of('consents', 'member_id', { hidden: ['sealed', 'revoke_hash'] }),
  of('consent_scopes', 'member_id', {
    key: [
      { name: 'consent_id', type: 'uuid' },
      { name: 'scope', type: 'text' },
    ],
  }),
  of('suspensions', 'member_id', { hidden: ['decided_by', 'lifted_by'] }),
  of('notices', 'member_id', {
    hidden: ['dedupe_key', 'attempts', 'next_at', 'lease_until', 'message_ref', 'error'],
  }),
  of('dialogs', 'member_id', { hidden: ['message_ref', 'view', 'revision'] }),
  of('reminders', 'member_id'),
  of('alerts', 'member_id'),
  of('alert_hits', 'member_id', { key: [{ name: 'job_id', type: 'uuid' }], hidden: ['notice_id'] }),
  of('job_searches', 'member_id', { key: [{ name: 'member_id', type: 'uuid' }] }),
  of('guide_readings', 'member_id', { key: [{ name: 'guide', type: 'text' }] }),
  of('attempts', 'member_id', { file: 'quizzes' }),
  of('list_entries', 'owner_id', { file: 'favourites-and-blocks', named: ['other_id'] }),
  of('boards', 'owner_id'),
  of('files', 'owner_id', { hidden: ['storage_key'] }),
  // What the member did, and what was decided about the member.
  through(
    'audit',
    (me) => sql`where (t.actor_id = ${me} or t.object in (
      select 'member:' || m.public_id from members m where m.id = ${me} or m.merged_into = ${me}))`,
    { own: [], hidden: ['actor_id', 'number', 'prev_hash', 'hash'] },
  ),
]
