create table "orders"."outbox" (
  "id" uuid primary key,
  "topic" text not null,
  "payload" jsonb not null,
  "headers" jsonb not null,
  "attempts" integer not null default 0,
  "created_at" timestamptz not null default now(),
  "available_at" timestamptz not null default now()
);

create index "outbox_by_availability" on "orders"."outbox" ("available_at");
