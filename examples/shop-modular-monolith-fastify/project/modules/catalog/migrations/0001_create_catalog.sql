create table "catalog"."catalog" (
  "id" uuid primary key,
  "name" text not null check (char_length("name") between 1 and 100),
  "version" integer not null,
  "created_at" timestamptz(3) not null,
  "updated_at" timestamptz(3) not null
);

create index "catalog_by_age" on "catalog"."catalog" ("created_at", "id");
