create table "orders"."orders" (
  "id" uuid primary key,
  "name" text not null check (char_length("name") between 1 and 100),
  "version" integer not null,
  "created_at" timestamptz(3) not null,
  "updated_at" timestamptz(3) not null
);

create index "orders_by_age" on "orders"."orders" ("created_at", "id");
