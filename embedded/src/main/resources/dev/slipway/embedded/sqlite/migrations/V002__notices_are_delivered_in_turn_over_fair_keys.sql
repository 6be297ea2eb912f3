-- A notice that a receiver holds is due again when its lock ends.
CREATE TABLE notice (
  number     INTEGER PRIMARY KEY AUTOINCREMENT,
  deployment TEXT NOT NULL,
  fair_key   TEXT NOT NULL,
  due_at     INTEGER NOT NULL,
  receipt    TEXT UNIQUE,
  deliveries INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX notice_due ON notice (due_at);
CREATE INDEX notice_of_fair_key ON notice (fair_key, due_at, number);
CREATE INDEX notice_of_deployment ON notice (deployment);

-- When each key that has notices was last served; the smallest is next.
CREATE TABLE turn (
  fair_key TEXT PRIMARY KEY,
  served   INTEGER NOT NULL
) STRICT;

CREATE INDEX turn_in_order ON turn (served);

CREATE TABLE dead_letter (
  number     INTEGER PRIMARY KEY AUTOINCREMENT,
  deployment TEXT NOT NULL,
  fair_key   TEXT NOT NULL,
  reason     TEXT NOT NULL CHECK (json_valid(reason)),
  deliveries INTEGER NOT NULL,
  put_aside_at INTEGER NOT NULL
) STRICT;
