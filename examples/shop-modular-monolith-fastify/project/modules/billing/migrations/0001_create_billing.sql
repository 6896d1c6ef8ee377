create table "billing"."billing" (
  "id" uuid primary key,
  "name" text not null check (char_length("name") between 1 and 100),
  "version" integer not null,
  "created_at" timestamptz(3) not null,
  "updated_at" timestamptz(3) not null
);

create index "billing_by_age" on "billing"."billing" ("created_at", "id");

create table "billing"."inbox" (
  "event_id" uuid primary key,
  "received_at" timestamptz not null default now()
);

create index "inbox_by_age" on "billing"."inbox" ("received_at");
