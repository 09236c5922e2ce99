-- A card whose job was held for an operator was over for ever, and went on saying that the job can be taken. Such cards
-- are drawn once more. One that somebody deleted meanwhile is over again after that.
update board_cards c set status = 'due', wanted = wanted + 1, next_at = now()
  from jobs j
  where j.id = c.job_id and c.status = 'over' and c.error is null and not j.invited_only
    and (j.status in ('open', 'paused') or (j.status = 'closed' and c.message is not null and (
      j.held_for is not null
      or exists (select from flags f where f.job_id = j.id)
      or exists (select from reports r where r.target = 'job' and r.target_id = j.id)
      or exists (select from suspensions s where s.member_id = j.client_id))));
