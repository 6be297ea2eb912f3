-- One deployment may wait until the active one of its project and environment is final.
ALTER TABLE deployment ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0 CHECK (waiting IN (0, 1));

CREATE UNIQUE INDEX one_deployment_waits ON deployment (project, environment) WHERE waiting = 1;

CREATE TABLE idempotency_key (
  organization TEXT NOT NULL,
  key          TEXT NOT NULL,
  request      TEXT NOT NULL,
  deployment   TEXT NOT NULL,
  used_at      INTEGER NOT NULL,
  PRIMARY KEY (organization, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_key_by_age ON idempotency_key (used_at);
