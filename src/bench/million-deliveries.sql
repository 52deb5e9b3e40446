-- A home's database after a hundred editions to ten thousand subscribers: a million deliveries, all sent.
pragma foreign_keys = off;
pragma synchronous = off;
begin;
with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000)
insert into subscriber (id, address, address_key, language, created_at)
select 1000000 + i, 'reader' || i || '@example.org', 'key' || i, 'en', 0 from n;
insert into subscription (subscriber_id, newsletter, state, frequency, topics, start, mark)
select id, 'news', 'active', 'instant', '', 0, 0 from subscriber where id > 1000000;
with recursive n(i) as (select 1 union all select i + 1 from n where i < 100)
insert into edition (id, number, newsletter, state, revision, composed_at, sender, sender_name, mail_domain)
select 1000000 + i, 1000000 + i, 'news', 'sent', 1, 0, 'news@example.org', '', 'example.org' from n;
insert into delivery (id, kind, edition_id, subscriber_id, language, state, attempts, created_at, settled_at)
select 'd' || edition.id || '-' || subscriber.id, 'digest', edition.id, subscriber.id, 'en', 'sent', 1, 0, 1
from edition cross join subscriber where edition.id > 1000000 and subscriber.id > 1000000;
commit;
