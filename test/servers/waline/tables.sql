-- The tables that Waline wants to find, as it gives them for PostgreSQL.
create table wl_comment (
  id serial primary key,
  user_id int,
  comment text,
  insertedat timestamp(0) not null default now(),
  ip varchar(100) default '',
  link varchar(255),
  mail varchar(255),
  nick varchar(255),
  pid int,
  rid int,
  sticky numeric,
  status varchar(50) not null default '',
  "like" int,
  ua text,
  url varchar(255),
  createdat timestamp(0) default now(),
  updatedat timestamp(0) default now()
);

create table wl_counter (
  id serial primary key,
  time int,
  reaction0 int,
  reaction1 int,
  reaction2 int,
  reaction3 int,
  reaction4 int,
  reaction5 int,
  reaction6 int,
  reaction7 int,
  reaction8 int,
  url varchar(255) not null default '',
  createdat timestamp(0) default now(),
  updatedat timestamp(0) default now()
);

create table wl_users (
  id serial primary key,
  display_name varchar(255) not null default '',
  email varchar(255) not null default '',
  password varchar(255) not null default '',
  type varchar(50) not null default '',
  label varchar(255),
  url varchar(255),
  avatar varchar(255),
  github varchar(255),
  twitter varchar(255),
  facebook varchar(255),
  google varchar(255),
  weibo varchar(255),
  qq varchar(255),
  oidc varchar(255),
  huawei varchar(255),
  "2fa" varchar(32),
  createdat timestamp(0) default now(),
  updatedat timestamp(0) default now()
);
