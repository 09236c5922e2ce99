import { sql, type SQL } from 'drizzle-orm'

/** One step of a deletion: rows that go, or columns that are emptied. Every step finds its rows by an index. */
export interface Erased {
  readonly table: string
  /** Columns in which nothing of the person is left; every one, when the rows go. */
  readonly columns: 'rows' | readonly string[]
  /** The statement. `me` are the member and the accounts that were merged into it. */
  readonly statement: (me: SQL, now: SQL) => SQL
}

/** Rows that name the member in one of these columns go. */
const rows = (table: string, ...columns: readonly string[]): Erased => ({
  table,
  columns: 'rows',
  statement: (me) => sql`delete from ${sql.identifier(table)} where ${either(columns, me)}`,
})

const either = (columns: readonly string[], me: SQL): SQL =>
  sql.join(
    columns.map((column) => sql`${sql.identifier(column)} = any (${me})`),
    sql` or `,
  )

/** Columns are emptied; `where` says of which rows. */
const emptied = (table: string, set: Readonly<Record<string, SQL>>, where: (me: SQL) => SQL): Erased => ({
  table,
  columns: Object.keys(set),
  statement: (me) => sql`
    update ${sql.identifier(table)} t set ${sql.join(
      Object.entries(set).map(([column, value]) => sql`${sql.identifier(column)} = ${value}`),
      sql`, `,
    )} where ${where(me)}`,
})

/** In the row itself and not in its condition: so it waits for whoever is deciding, and sees what was decided. */
const ifDecided = (column: string): SQL =>
  sql`case when t.status = 'decided' then '' else t.${sql.identifier(column)} end`
const dashes = (count: number): SQL => sql`repeat('–', ${count})`
/** Nobody has worked for it: it is nobody's contract. */
const jobsOfNobody = (me: SQL): SQL =>
  sql`t.client_id = any (${me}) and not exists (select from assignments a where a.job_id = t.id)`
const myWork = (me: SQL): SQL =>
  sql`t.assignment_id = any (array(select a.id from assignments a where a.worker_id = any (${me})))`
const myShops = (me: SQL): SQL => sql`t.shop_id = any (array(select s.id from shops s where s.owner_id = any (${me})))`
const myOffers = (me: SQL): SQL => sql`t.offer_id = any (array(
  select o.id from offers o join shops s on s.id = o.shop_id where s.owner_id = any (${me})))`
const myOrders = (me: SQL): SQL =>
  sql`t.order_id = any (array(select o.id from orders o where o.buyer_id = any (${me})))`

/**
 * Files that a client has paid for stay the client's until the 90 days after the end of the work are over; then they go like
 * all others.
 */
const paidFor = (file: SQL): SQL => sql`exists (
  select from submission_files x join submissions s on s.id = x.submission_id
    where x.file_id = ${file} and s.status in ('approved', 'split'))`

/** What a deletion does, in this order. */
export const ERASED: readonly Erased[] = [
  // What was only for the member.
  rows('alert_hits', 'member_id'),
  rows('alert_notices', 'member_id'),
  rows('alert_due', 'member_id'),
  rows('alerts', 'member_id'),
  rows('job_searches', 'member_id'),
  rows('guide_readings', 'member_id'),
  rows('attempts', 'member_id'),
  rows('reminders', 'member_id'),
  rows('goals', 'member_id'),
  rows('shelf_looks', 'member_id'),
  rows('code_checks', 'member_id'),
  rows('list_entries', 'owner_id', 'other_id'),
  rows('living_messages', 'member_id'),
  rows('dialogs', 'member_id'),
  rows('forms', 'member_id'),
  rows('links', 'maker_id', 'taker_id'),
  rows('link_attempts', 'member_id'),
  rows('operator_news', 'operator_id'),
  rows('sealed_uploads', 'owner_id'),
  rows('boards', 'owner_id'),
  // What lay sealed.
  rows('consent_scopes', 'member_id'),
  rows('consents', 'member_id'),
  {
    table: 'order_addresses',
    columns: 'rows',
    statement: (me) => sql`delete from order_addresses t where ${myOrders(me)}`,
  },
  {
    // Whoever was paid, or has spent what they earned, is reported for that year and asked about for ten.
    table: 'tax_data',
    columns: [],
    statement: (me) => sql`delete from tax_data t where t.member_id = any (${me}) and not exists (
      select from unnest(${me}) id where tax_kept_until(id) is not null)`,
  },
  {
    // The account is reported with them.
    table: 'bank_accounts',
    columns: [],
    statement: (me) => sql`delete from bank_accounts t where t.member_id = any (${me})
      and (t.replaced_at is not null
        or t.member_id <> all (array(select x.member_id from tax_data x where x.member_id = any (${me}))))`,
  },
  emptied('bank_accounts', { fingerprint: sql`repeat('0', 64)` }, (me) => sql`t.member_id = any (${me})`),
  emptied('payouts', { sealed: sql`''`, fingerprint: sql`repeat('0', 64)` }, (me) => sql`t.member_id = any (${me})`),
  // Files, and their bytes when the transaction is over.
  {
    table: 'bytes_to_remove',
    columns: [],
    statement: (me, now) => sql`
      insert into bytes_to_remove (storage_key, at)
        select distinct f.storage_key, ${now} from files f where f.owner_id = any (${me}) and not ${paidFor(sql`f.id`)}
          and not exists (select from files o where o.storage_key = f.storage_key and o.id <> f.id)
        on conflict do nothing`,
  },
  {
    table: 'submission_files',
    columns: [],
    statement: (me) => sql`
      delete from submission_files t using files f
        where f.id = t.file_id and f.owner_id = any (${me}) and not ${paidFor(sql`f.id`)}`,
  },
  {
    table: 'dispute_files',
    columns: [],
    statement: (me) => sql`
      delete from dispute_files t using files f
        where f.id = t.file_id and f.owner_id = any (${me}) and not ${paidFor(sql`f.id`)}`,
  },
  emptied('products', { picture_id: sql`null` }, myOffers),
  {
    table: 'files',
    columns: [],
    statement: (me) => sql`delete from files t where t.owner_id = any (${me}) and not ${paidFor(sql`t.id`)}`,
  },
  emptied(
    'files',
    { name: sql`'–' || coalesce(substring(t.name from '\\.[A-Za-z0-9]{1,8}$'), '')` },
    (me) => sql`t.owner_id = any (${me})`,
  ),
  // Words. What others have worked for, bought, or argued about stays, without a name.
  emptied(
    'jobs',
    {
      title: dashes(5),
      brief: dashes(20),
      result: dashes(10),
      example_link: sql`null`,
      checklist: sql`'{}'`,
    },
    jobsOfNobody,
  ),
  {
    table: 'jobs',
    columns: [],
    statement: (me, now) => sql`
      update jobs set status = 'discarded', ended_at = ${now} where client_id = any (${me}) and status = 'draft'`,
  },
  emptied('applications', { pitch: sql`''` }, (me) => sql`t.worker_id = any (${me})`),
  emptied(
    'submissions',
    { words: sql`''`, links: sql`'{}'`, ai_note: sql`null` },
    (me) => sql`${myWork(me)} and t.status not in ('approved', 'split')`,
  ),
  emptied('orders', { tracking: sql`null` }, (me) => sql`t.buyer_id = any (${me})`),
  emptied('reviews', { sentence: sql`''` }, (me) => sql`t.author_id = any (${me}) or t.subject_id = any (${me})`),
  // What waits for an operator is the evidence; it goes when it is decided (core/moderation).
  emptied('reports', { words: ifDecided('words') }, (me) => sql`t.reporter_id = any (${me})`),
  emptied(
    'reports',
    { quoted: ifDecided('quoted') },
    (me) => sql`t.reporter_id = any (${me}) or t.subject_id = any (${me})`,
  ),
  {
    table: 'invitations',
    columns: [],
    statement: (me, now) => sql`
      update invitations set status = 'ended', decided_at = ${now} where status = 'open' and worker_id = any (${me})`,
  },
  {
    table: 'invitations',
    columns: [],
    statement: (me, now) => sql`
      update invitations set status = 'ended', decided_at = ${now}
        where status = 'open' and job_id = any (array(select id from jobs where client_id = any (${me})))`,
  },
  {
    table: 'waiting_places',
    columns: [],
    statement: (me, now) => sql`
      update waiting_places set status = 'left', ended_at = ${now}, retry_at = null
        where worker_id = any (${me}) and status in ('waiting', 'offered')`,
  },
  // The shop: what was sold has a seller whom the buyer may need; what was not is gone.
  emptied('shops', { website: sql`''`, sells: sql`''` }, (me) => sql`t.owner_id = any (${me})`),
  emptied(
    'shops',
    { name: dashes(2), imprint: sql`''` },
    (me) =>
      sql`t.owner_id = any (${me}) and not exists (select from orders o join offers f on f.id = o.offer_id where f.shop_id = t.id)`,
  ),
  emptied(
    'offers',
    { title: dashes(3), terms: sql`''`, words: sql`''` },
    (me) => sql`${myShops(me)} and not exists (select from orders o where o.offer_id = t.id)`,
  ),
  emptied('offers', { status: sql`'archived'` }, (me) => sql`${myShops(me)} and t.status <> 'archived'`),
  emptied(
    'products',
    { description: dashes(10) },
    (me) => sql`${myOffers(me)} and not exists (select from orders o where o.offer_id = t.offer_id)`,
  ),
  emptied(
    'adverts',
    { title: dashes(3), words: dashes(10), link: sql`null`, code: dashes(2), status: sql`'archived'` },
    myShops,
  ),
  {
    table: 'offer_codes',
    columns: [],
    statement: (me) => sql`delete from offer_codes t where ${myOffers(me)} and t.order_id is null
      and not exists (select from complaints c where c.code_id = t.id)`,
  },
  emptied('offer_codes', { sealed_note: sql`null` }, myOffers),
  // What was told: that it was stays, so that it is told once; what it said goes.
  emptied(
    'notices',
    {
      data: sql`'{}'`,
      message_ref: sql`null`,
      channel: sql`null`,
      error: sql`null`,
      status: sql`case when t.status in ('waiting', 'sending', 'undelivered') then 'dropped' else t.status end`,
    },
    (me) => sql`t.member_id = any (${me}) and t.kind <> 'member.deleted'`,
  ),
  // The person.
  rows('identities', 'member_id'),
  {
    table: 'members',
    columns: [
      'name',
      'birth_date',
      'deposit_reference',
      'work_languages',
      'muted_topics',
      'time_zone',
      'former_zone',
      'first_platform',
    ],
    statement: (me, now) => sql`
      update members set status = 'deleted', deleted_at = case when merged_into is null then ${now} end, name = '—',
        birth_date = null, deposit_reference = null, time_zone = default, quiet_from = default, quiet_to = default,
        wants_work = false, wants_post = false, wants_shop = false, work_languages = '{}', muted_topics = '{}',
        first_platform = null, former_zone = null, zone_settles_at = null
        where id = any (${me})`,
  },
  rows('member_changes', 'member_id'),
  rows('digest_due', 'member_id'),
  {
    table: 'inbox',
    columns: 'rows',
    statement: (me) => sql`
      delete from inbox where lane = any (array(select id::text from unnest(${me}) id)) and status = 'dead'`,
  },
]
