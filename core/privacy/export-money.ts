import { sql, type SQL } from 'drizzle-orm'
import { of, through, type Exported } from './exported.ts'

/** This member and those that became this one: what they had in the ledger, and what stayed with them, is the member's too. */
const mySelves = (me: string): SQL =>
  sql`array(select ${me}::uuid union all select m.id from members m where m.merged_into = ${me})`
const myOrders = (me: string): SQL => sql`select o.id from orders o where o.buyer_id = ${me}`
const myCheckouts = (me: string): SQL => sql`select c.id from checkouts c where c.member_id = ${me}`
const myOffers = (me: string): SQL =>
  sql`select o.id from offers o join shops s on s.id = o.shop_id where s.owner_id = ${me}`

/** Points and euros, and the shop on both sides of it. */
export const MONEY: readonly Exported[] = [
  through('accounts', (me) => sql`where t.owner_id = any (${mySelves(me)})`, {
    own: ['owner_id'],
    hidden: ['version'],
  }),
  through(
    'entries',
    (me) => sql`where t.account_id = any (array(select a.id from accounts a where a.owner_id = any (${mySelves(me)})))`,
    {
      file: 'ledger-entries',
      key: [
        { name: 'account_id', type: 'uuid' },
        { name: 'number', type: 'int8' },
      ],
      more: sql`jsonb_build_object('purse', (select a.kind from accounts a where a.id = t.account_id),
      'what', (select l.kind from journals l where l.id = t.journal_id))`,
    },
  ),
  through('deposits', (me) => sql`where t.member_id = any (${mySelves(me)})`, {
    own: ['member_id'],
    hidden: ['operator_id'],
  }),
  through('bank_entries', (me) => sql`where t.member_id = ${me} and t.deposit_id is not null`, {
    own: ['member_id'],
    opened: { payer_account: 'payer_account' },
    hidden: ['payer_print', 'content_hash', 'running', 'decided_by', 'given_up_by'],
  }),
  // Not known to be the member's: whoever paid may be a stranger who named the member's reference.
  through('bank_entries', (me) => sql`where t.member_id = ${me} and t.deposit_id is null`, {
    file: 'bank-entries-unclear',
    own: ['member_id'],
    hidden: [
      'payer',
      'payer_account',
      'words',
      'end_to_end',
      'named',
      'reason',
      'bank_reference',
      'payer_print',
      'content_hash',
      'running',
      'decided_by',
      'given_up_by',
    ],
  }),
  of('checkouts', 'member_id', { file: 'card-payments', hidden: ['decided_by'] }),
  through('chargebacks', (me) => sql`where t.checkout_id = any (array(${myCheckouts(me)}))`, {}),
  of('claims', 'member_id'),
  through('card_refunds', (me) => sql`where t.checkout_id = any (array(${myCheckouts(me)}))`, {}),
  of('bank_accounts', 'member_id', { opened: { sealed: 'account' }, hidden: ['fingerprint'] }),
  of('payouts', 'member_id', { opened: { sealed: 'account' }, hidden: ['fingerprint', 'decided_by'] }),
  of('corrections', 'member_id', { hidden: ['asked_by', 'decided_by'] }),
  of('tax_data', 'member_id', { opened: { sealed: 'tax' } }),
  of('orders', 'buyer_id'),
  // The provider was told our number and a value, and nothing about the member.
  through('purchases', (me) => sql`where t.order_id = any (array(${myOrders(me)}))`, { hidden: ['stopped_by'] }),
  // A code is the member's from the moment at which it was shown.
  through('offer_codes', (me) => sql`where t.order_id = any (array(${myOrders(me)} and o.shown_at is not null))`, {
    file: 'vouchers',
    opened: { sealed_code: 'code', sealed_pin: 'pin' },
    hidden: ['sealed_note', 'fingerprint', 'loose', 'cost_cents', 'import_id', 'share'],
  }),
  through('order_addresses', (me) => sql`where t.order_id = any (array(${myOrders(me)}))`, {
    opened: { sealed: 'address' },
  }),
  through('complaints', (me) => sql`where t.order_id = any (array(${myOrders(me)}))`, {
    hidden: ['decided_by', 'code_id'],
  }),
  of('goals', 'member_id'),
  of('shelf_looks', 'member_id', {
    file: 'offers-looked-at',
    key: [
      { name: 'thing_id', type: 'uuid' },
      { name: 'what', type: 'text' },
      { name: 'day', type: 'date' },
    ],
  }),
  of('shops', 'owner_id', { hidden: ['decided_by'] }),
  through('offers', (me) => sql`where t.shop_id = any (array(select s.id from shops s where s.owner_id = ${me}))`, {
    hidden: ['words', 'in_stock', 'stock_until'],
  }),
  through('products', (me) => sql`where t.offer_id = any (array(${myOffers(me)}))`, {
    key: [{ name: 'offer_id', type: 'uuid' }],
  }),
  through('adverts', (me) => sql`where t.shop_id = any (array(select s.id from shops s where s.owner_id = ${me}))`, {}),
  through('code_imports', (me) => sql`where t.offer_id = any (array(${myOffers(me)}))`, {}),
  through('orders', (me) => sql`where t.offer_id = any (array(${myOffers(me)}))`, {
    file: 'sales',
    // As in the chat: who bought is named where something is sent to them, or where they have complained.
    hidden: ['buyer_id'],
    more: sql`jsonb_build_object('buyer', case when t.kind = 'goods' or exists (
      select from complaints c where c.order_id = t.id) then (select m.name from members m where m.id = t.buyer_id) end)`,
  }),
  through(
    'complaints',
    (me) =>
      sql`where t.order_id = any (array(select b.id from orders b where b.offer_id = any (array(${myOffers(me)}))))`,
    { file: 'complaints-received', hidden: ['decided_by', 'code_id'] },
  ),
]
