create table "billing"."inbox" (
  "event_id" uuid primary key,
  "received_at" timestamptz not null default now()
);

create index "inbox_by_age" on "billing"."inbox" ("received_at");
