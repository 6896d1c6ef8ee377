create table "billing"."billing" (
  "id" uuid primary key,
  "name" text not null check (char_length("name") between 1 and 100),
  "version" integer not null,
  "created_at" timestamptz(3) not null,
  "updated_at" timestamptz(3) not null
);

create index "billing_by_age" on "billing"."billing" ("created_at", "id");
