-- The outline of docs/design.md, "State". Instants are UTC epoch milliseconds in columns ending in _at; null = not yet.

create table secret (
    key_fingerprint text not null primary key
);

-- Numbers up to these were given to others, before the database was brought back from an older copy.
create table given (
    name text   not null primary key check (name in ('edition', 'subscriber')),
    last bigint not null
);

create table post (
    entry_id      text   not null primary key,
    post_id       text   not null,
    language      text   not null,
    path          text   not null,
    slug          text   not null,
    route         text   not null,
    content_hash  text   not null,
    body_hash     text   not null,
    title         text   not null,
    publish_at    bigint,
    first_seen_at bigint not null,
    published_at  bigint,
    withdrawn_at  bigint,
    status        text   not null, -- this and what follows as in its last decision
    reason        text   not null,
    tags          text   not null,
    categories    text   not null,
    print         bigint not null  -- of all that the last run found of it: while it stays the same, so does the row
);
create index post_by_post_id on post (post_id);

create table post_decision (
    entry_id   text   not null,
    run_id     bigint not null,
    status     text   not null check (status in ('published', 'scheduled', 'hidden', 'held', 'gone')),
    reason     text   not null,
    tags       text   not null, -- one a line, as then: newsletters and topics choose by them
    categories text   not null,
    primary key (entry_id, run_id)
);

create table artifact (
    path         text   not null primary key,
    layer        text   not null check (layer in ('media', 'style', 'page', 'list', 'archive', 'feed')),
    source_key   text   not null,
    file_stamp   bigint not null,
    written_at   bigint not null,
    uploaded_at  bigint
);

create table feed_announcement (
    hub          text   not null,
    topic        text   not null,
    document_key text   not null,
    content_hash text   not null,
    announced_at bigint not null,
    primary key (hub, topic)
);

create table subscriber (
    id          bigint not null primary key,
    address     text,
    address_key text   not null unique,
    name        text,
    language    text   not null,
    zone        text,
    chosen      text   not null default '', -- columns that the person has set, parted by |: no import changes them
    created_at  bigint not null,
    erased_at   bigint
);
create index subscriber_erased on subscriber (erased_at)
    where erased_at is not null;

create table subscription (
    subscriber_id   bigint not null references subscriber (id),
    newsletter      text   not null,
    state           text   not null check (state in ('pending', 'active', 'paused', 'ended')),
    frequency       text   not null,
    topics          text   not null,
    start           bigint not null,
    mark            bigint not null,
    next_due_at     bigint,
    paused_until_at bigint,
    chosen          text   not null default '',
    left_state      text,   -- what it was until it ended, for who takes that back within the hour
    left_due_at     bigint,
    left_paused_until_at bigint,
    left_at         bigint,
    asked_at        bigint, -- when the mail was queued last that asks for the yes to a pending one
    primary key (subscriber_id, newsletter)
);
create index subscription_due on subscription (newsletter, state, next_due_at);
create index subscription_to_ask on subscription (newsletter, subscriber_id)
    where state = 'pending' and asked_at is null;

create table subscription_change (
    id            bigint not null primary key,
    subscriber_id bigint not null,
    newsletter    text   not null,
    at            bigint not null,
    state         text   not null,
    frequency     text   not null,
    topics        text   not null,
    language      text   not null,
    zone          text,
    evidence      text   not null
);
create index subscription_change_of on subscription_change (subscriber_id, newsletter, at);

-- What somebody asked for on the web, or an operator for them ("listed"), each answered by one mail; all but "known" wait for the yes
-- of who reads it.
create table request (
    id            bigint not null primary key,
    purpose       text   not null check (purpose in ('join', 'listed', 'move', 'known')),
    subscriber_id bigint not null,
    newsletter    text   not null,
    frequency     text   not null,
    topics        text   not null,
    address       text,            -- of "move": the new one
    domain        text   not null, -- where the mail goes: floods are seen by it
    asked_at      bigint not null,
    until_at      bigint not null,
    used_at       bigint
);
create index request_of on request (subscriber_id, asked_at);
create index request_by_domain on request (domain, asked_at);
create index request_by_time on request (asked_at);

create table suppression (
    address_key text   not null primary key,
    reason      text   not null check (reason in ('bounce', 'complaint', 'request', 'operator')),
    evidence    text   not null,
    since_at    bigint not null
);

create table import_row (
    source      text not null,
    address_key text not null,
    newsletter  text not null,
    cells       text not null,
    primary key (source, address_key, newsletter)
);

-- The cron lines and the site's zone by which the ticks now in the database were set.
create table tick_rule (
    newsletter text not null,
    frequency  text not null,
    cron       text not null,
    zone       text not null,
    primary key (newsletter, frequency)
);

create table newsletter (
    newsletter  text   not null primary key,
    started_at  bigint not null,
    last_number bigint not null,
    choice_hash text   not null
);

create table publication (
    newsletter text   not null,
    number     bigint not null,
    post_id    text   not null,
    kind       text   not null check (kind in ('baseline', 'first', 'returned', 'resend')),
    guard      text,
    at         bigint not null,
    had_languages text,
    primary key (newsletter, number)
);
create index publication_of on publication (post_id);

-- What a newsletter shows to who comes to it: topics that its posts have, and the newest posts, of all and of each topic.
create table shown_topic (
    newsletter text   not null,
    position   bigint not null,
    name       text   not null,
    primary key (newsletter, position)
);

create table shown_post (
    newsletter text   not null,
    position   bigint not null, -- newest first, variants of one post together
    post_id    text   not null,
    language   text   not null,
    source_key text   not null, -- another where title or summary are
    topics     text   not null, -- one a line
    title      text   not null,
    url        text   not null,
    summary    text   not null,
    primary key (newsletter, position)
);

create table edition (
    id            bigint not null primary key,
    number        bigint not null unique,
    newsletter    text   not null,
    state         text   not null check (state in ('review', 'ready', 'sending', 'paused', 'sent', 'cancelled')),
    revision      bigint not null,
    composed_at   bigint not null,
    goes_at       bigint,
    approved_at   bigint,
    sending_at    bigint,
    review_reason text,
    halt_reason   text,
    sender        text   not null,
    sender_name   text   not null,
    reply_to      text,
    mail_domain   text   not null
);

create table edition_post (
    edition_id bigint not null references edition (id),
    position   bigint not null,
    post_id    text   not null,
    primary key (edition_id, position)
);
create index edition_post_of on edition_post (post_id);

create table edition_variant (
    edition_id   bigint not null references edition (id),
    language     text   not null,
    post_id      text   not null,
    entry_id     text   not null,
    content_hash text   not null,
    words        text   not null, -- title and hash of the text, as mailed
    mended       text,            -- the same of what its web version shows since mended_at; null where that is what was mailed
    mended_at    bigint,
    primary key (edition_id, language, post_id)
);

create table edition_letter (
    edition_id bigint not null references edition (id),
    language   text   not null,
    subject    text   not null,
    preheader  text   not null,
    html       text   not null,
    text       text   not null,
    primary key (edition_id, language)
);

create table edition_picture (
    edition_id bigint not null references edition (id),
    content_id text   not null,
    type       text   not null,
    name       text   not null,
    base64     text   not null,
    primary key (edition_id, content_id)
);

-- The checks ask one after the other: SQLite would build a list of "in (…)" for each of the million rows of a large edition.
create table delivery (
    id              text   not null primary key,
    kind            text   not null check (
        kind = 'digest' or kind = 'confirm' or kind = 'welcome' or kind = 'notice'),
    edition_id      bigint references edition (id),
    subscriber_id   bigint not null,
    language        text   not null,
    state           text   not null check (
        state = 'queued' or state = 'sending' or state = 'sent' or state = 'deferred' or state = 'failed'
        or state = 'uncertain' or state = 'suppressed' or state = 'cancelled'),
    attempts        bigint not null default 0,
    due_at          bigint,
    retried_at      bigint, -- when a person last had it queued again: the time to give up counts from there
    worker          text,
    lease_until_at  bigint,
    begun_at        bigint,
    uncertain_count bigint not null default 0,
    from_number     bigint,
    to_number       bigint,
    payload         text,
    created_at      bigint not null,
    settled_at      bigint,
    unique (edition_id, subscriber_id)
);
create index delivery_open on delivery (state, edition_id, due_at)
    where settled_at is null;
create index delivery_to on delivery (subscriber_id);
create index delivery_of_request on delivery (settled_at, due_at) where edition_id is null;

-- How many deliveries of an edition (0: of none) are in each state; those that are removed stay counted. Whoever changes a state
-- changes this in the same transaction, so that nobody counts rows.
create table delivery_count (
    edition_id bigint not null,
    state      text   not null,
    size       bigint not null,
    primary key (edition_id, state)
) without rowid;

create table attempt (
    delivery_id   text   not null,
    number        bigint not null,
    started_at    bigint not null,
    ended_at      bigint,
    code          bigint,
    enhanced_code text,
    reply         text,
    primary key (delivery_id, number)
) without rowid;

-- When the next message may go, in microseconds since 1970, and the turn after the last of those that wait: for "server" and "domain:…".
create table rate_bucket (
    name        text   not null primary key,
    next_micros bigint not null,
    tail_micros bigint not null
);

create table bounce (
    id          bigint not null primary key,
    delivery_id text,
    address_key text   not null,
    verdict     text   not null,
    source      text   not null,
    report_hash text   not null unique,
    received_at bigint not null
);

create table run (
    id         bigint not null primary key,
    started_at bigint not null,
    ended_at   bigint,
    outcome    text,
    report     text   not null
);

-- The state folder of the home that this database belongs to; one row.
create table home (
    state text not null primary key
);

-- What the last run that found nothing to do went by, and its report; one row or none. state_number: pragma user_version.
create table nothing_new (
    print        text   not null primary key,
    state_number bigint not null,
    kept_at      bigint not null,
    until_at     bigint not null,
    posts        text   not null,
    published    bigint not null,
    scheduled    bigint not null,
    hidden       bigint not null,
    held         bigint not null,
    unchanged    bigint not null
);

create table nothing_new_root (
    position bigint not null primary key,
    path     text   not null
);

create table nothing_new_warning (
    position bigint not null primary key,
    sentence text   not null
);

create table nothing_new_waiting (
    position bigint not null primary key,
    title    text   not null,
    at       bigint not null,
    moment   text   not null
);

create table nothing_new_finding (
    position bigint not null primary key,
    code     text   not null,
    severity text   not null check (severity in ('error', 'warning')),
    file     text   not null,
    line     bigint not null,
    place    bigint not null,
    message  text   not null,
    hint     text   not null
);

-- What people were told: a sentence of a quiet run, or a revision that a reviewer was shown. A fact that changed is another key.
create table notice (
    key      text   not null primary key,
    first_at bigint not null,
    told_at  bigint
);
