-- The tables of Gatehouse on PostgreSQL. What is released is never edited: later changes are files of their own.

-- One row for each request to invite a guest.
create table invitation (
  id                     varchar(36)   not null constraint invitation_pk primary key,
  version                int           not null,
  -- Uniqueness of an intent is this constraint, not a check before an insert.
  intent                 varchar(43)   not null constraint invitation_intent_uk unique,
  fingerprint            varchar(43),
  keyed                  boolean       not null,
  email_address          varchar(254),
  -- One spelling of what was sent, by which requests are found.
  email_canonical        varchar(254),
  email_domain           varchar(254),
  display_name           varchar(256),
  redirect_url           varchar(2048),
  send_message           boolean       not null,
  requested_by           varchar(254),
  requested_by_canonical varchar(254),
  requested_by_proved    boolean       not null,
  more                   varchar(4000) not null,
  caller_kind            varchar(12),
  caller_tenant_id       varchar(64),
  caller_object_id       varchar(64),
  caller_app_id          varchar(64),
  caller_name            varchar(256),
  caller_address         varchar(254),
  source_address         varchar(64),
  correlation_id         varchar(128),
  state                  varchar(12)   not null,
  received_at            timestamptz   not null,
  finished_at            timestamptz,
  erased_at              timestamptz,
  lease_until            timestamptz,
  in_progress_since      timestamptz,
  unknown_since          timestamptz,
  attempt                int           not null,
  calls                  int           not null,
  calls_before           int           not null,
  events                 int           not null,
  graph_invitation_id    varchar(64),
  guest_id               varchar(64),
  redeem_url             text,
  status                 varchar(64),
  graph_request_id       varchar(128),
  failure                varchar(1000)
);

-- A row for each key of the column more: see org.gatehouse.invitations.store.SearchTerm.
create table invitation_term (
  term          varchar(43) not null,
  received_at   timestamptz not null,
  invitation_id varchar(36) not null
);

-- What happened to each invitation, in its order: see org.gatehouse.platform.outbox.
create table event (
  subject_id   varchar(36) not null,
  event_number int         not null,
  occurred_at  timestamptz not null,
  event_type   varchar(16) not null,
  state        varchar(12) not null,
  note         varchar(200),
  constraint event_pk primary key (subject_id, event_number)
);

-- Events that a reader has still to handle: a row for each event and reader.
create table outbox (
  id           varchar(36) not null constraint outbox_pk primary key,
  reader       varchar(32) not null,
  subject_id   varchar(36) not null,
  event_number int         not null,
  lease_until  timestamptz not null
);
create index outbox_lease_ix on outbox (reader, lease_until);

-- Each holds its rows newest first, so that a page is read from where it begins. What follows the id
-- lets a second filter be held against the index, not against each row.
create index invitation_received_ix on invitation (received_at desc, id desc);
create index invitation_email_ix on invitation (email_canonical, received_at desc, id desc);
create index invitation_domain_ix
  on invitation (email_domain, received_at desc, id desc, state, status, caller_object_id);
create index invitation_requested_by_ix on invitation (requested_by_canonical, received_at desc, id desc);
create index invitation_caller_ix on invitation (caller_object_id, received_at desc, id desc, state, status);
create index invitation_state_ix
  on invitation (state, received_at desc, id desc, status, email_domain, caller_object_id);
create index invitation_status_ix on invitation (status, received_at desc, id desc);
create index invitation_erasable_ix on invitation (erased_at, received_at);
create index invitation_term_ix on invitation_term (term, received_at desc, invitation_id desc);

-- What all nodes keep together, a row each, changed under its lock.
create table cluster_state (
  name    varchar(32) not null constraint cluster_state_pk primary key,
  content text
);
insert into cluster_state (name) values ('rate_limit');

-- Until when nobody but its holder runs a job: see org.gatehouse.platform.jobs.
create table job_lease (
  name       varchar(64) not null constraint job_lease_pk primary key,
  holder     varchar(36) not null,
  held_until timestamptz not null
);

-- The audit trail: each entry holds the hash of the one before it.
create table audit_entry (
  entry_number    bigint      not null constraint audit_entry_pk primary key
                              constraint audit_entry_number_ck check (entry_number >= 1),
  entered_at      timestamptz not null,
  action          varchar(16) not null,
  actor_kind      varchar(12) not null,
  actor_tenant_id varchar(64),
  actor_object_id varchar(64),
  actor_app_id    varchar(64),
  actor_name      varchar(256),
  source_address  varchar(64),
  correlation_id  varchar(128),
  query           varchar(2000),
  record_ids      varchar(1000),
  record_count    bigint,
  previous_hash   varchar(64) not null constraint audit_entry_previous_uk unique,
  hash            varchar(64) not null
);

-- The last entry: one row, locked by the writer that appends.
create table audit_head (
  id           int         not null constraint audit_head_pk primary key,
  entry_number bigint      not null,
  hash         varchar(64) not null
);
insert into audit_head (id, entry_number, hash)
  values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

create function audit_only_grows() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail only grows';
end
$$;
create trigger audit_entry_only_grows before update or delete or truncate on audit_entry
  for each statement execute function audit_only_grows();

-- For reports, such as Power BI: names and meanings of its columns stay when tables change. It has no redeem URL.
create view report_invitation as
select
  cast(id as uuid) as invitation_id,
  case state when 'RECEIVED' then 'received' when 'IN_PROGRESS' then 'inProgress' when 'INVITED' then 'invited'
    when 'REFUSED' then 'refused' when 'FAILED' then 'failed' end as state,
  received_at,
  finished_at,
  erased_at,
  calls as graph_calls,
  email_address as guest_email,
  email_domain as guest_domain,
  display_name as guest_name,
  guest_id as guest_object_id,
  status as invitation_status,
  send_message as mail_sent_by_microsoft,
  requested_by,
  requested_by_proved,
  caller_kind,
  caller_tenant_id,
  caller_object_id,
  caller_app_id,
  caller_name,
  correlation_id,
  graph_request_id,
  failure as message,
  cast(more as json) as custom_data
from invitation;
