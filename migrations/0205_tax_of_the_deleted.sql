-- Whoever goes is still reported for the year: what was earned is reported, whether it was paid out or spent. And a farewell
-- keeps nothing that leads to its chat.

-- Until when the tax office may ask for what a member was paid: ten years after the year of the last pay or payout (DAC7,
-- § 24 PStTG). Null when there was neither. The kinds are those of the yearly report (core/tax-year).
create function tax_kept_until(member uuid) returns timestamptz
  language sql stable
as $$
  with me (id) as (select member union all select m.id from members m where m.merged_into = member)
  select date_trunc('year', greatest(
      (select max(e.at) from me join accounts a on a.owner_id = me.id and a.kind = 'earnings'
        join entries e on e.account_id = a.id join journals j on j.id = e.journal_id
        where j.kind in ('approval', 'split', 'tip', 'order-shown', 'order-closed')),
      (select max(p.paid_at) from me join payouts p on p.member_id = me.id where p.status = 'paid')
    )) + interval '11 years'
$$;

update notices set message_ref = null where kind = 'member.deleted' and message_ref is not null;

create or replace function faults_of_privacy() returns table (law text, fact text)
  language sql stable
as $$
  select 'of a deleted member neither name nor birth date is known, and no chat leads to them', m.public_id
    from members m where m.deleted_at is not null and (
      m.name <> '—' or m.birth_date is not null or m.deposit_reference is not null
      or exists (select from identities i where i.member_id = m.id)
      or exists (select from living_messages l where l.member_id = m.id)
      or exists (select from boards b where b.owner_id = m.id))
  union all
  select 'a deleted member has nothing running and nothing to say', m.public_id
    from members m where m.deleted_at is not null and (
      exists (select from dialogs d where d.member_id = m.id)
      or exists (select from forms f where f.member_id = m.id)
      or exists (select from applications p where p.worker_id = m.id and p.status = 'waiting')
      or exists (select from assignments a where a.worker_id = m.id and a.status in ('working', 'submitted', 'revising', 'rejected'))
      or exists (select from jobs j where j.client_id = m.id and j.status not in ('closed', 'discarded'))
      or exists (select from orders o where o.buyer_id = m.id and o.ended_at is null)
      or exists (select from payouts p where p.member_id = m.id and p.status not in ('paid', 'rejected', 'returned', 'cancelled')))
  union all
  select 'nothing of a deleted member lies sealed but what the tax office may ask for', m.public_id
    from members m where m.deleted_at is not null and (
      -- Where to somebody was paid is reported with their tax data, and lies there as long.
      exists (select from bank_accounts b where b.member_id = m.id and (b.replaced_at is not null
        or not exists (select from tax_data t where t.member_id = m.id)))
      or exists (select from consents c where c.member_id = m.id)
      or exists (select from sealed_uploads u where u.owner_id = m.id)
      or exists (select from payouts p where p.member_id = m.id and p.sealed <> '')
      or exists (select from order_addresses d join orders o on o.id = d.order_id where o.buyer_id = m.id)
      or exists (select from tax_data t where t.member_id = m.id and tax_kept_until(m.id) is null))
  union all
  select 'a farewell keeps the chat to which it goes for two days at most', n.id::text
    from notices n where n.kind = 'member.deleted' and n.data <> '{}' and n.created_at < moment() - interval '2 days'
  union all
  select 'a farewell that was sent does not know its message', n.id::text
    from notices n where n.kind = 'member.deleted' and n.message_ref is not null
$$;
