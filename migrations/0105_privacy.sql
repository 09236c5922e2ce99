-- What somebody did, and what was decided about somebody, is found for the export of their data.
create index audit_actor on audit (actor_id, id) where actor_id is not null;
create index audit_object on audit (object, id);
