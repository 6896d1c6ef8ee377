alter table "orders"."orders" add column "catalog_id" uuid;
