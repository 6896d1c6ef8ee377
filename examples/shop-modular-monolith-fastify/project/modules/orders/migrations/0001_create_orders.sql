create table "orders"."orders" (
  "id" uuid primary key,
  "name" text not null check (char_length("name") between 1 and 100),
  "catalog_id" uuid,
  "version" integer not null,
  "created_at" timestamptz(3) not null,
  "updated_at" timestamptz(3) not null
);

create index "orders_by_age" on "orders"."orders" ("created_at", "id");

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
