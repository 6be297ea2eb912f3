CREATE TABLE project (
  id           TEXT PRIMARY KEY,
  organization TEXT NOT NULL,
  version      INTEGER NOT NULL,
  document     TEXT NOT NULL CHECK (json_valid(document))
) STRICT;

CREATE INDEX project_of_organization ON project (organization, id);

-- Times are milliseconds since 1970 by the database's clock.
CREATE TABLE deployment (
  number       INTEGER PRIMARY KEY AUTOINCREMENT,
  id           TEXT NOT NULL UNIQUE,
  project      TEXT NOT NULL,
  organization TEXT NOT NULL,
  environment  TEXT NOT NULL,
  phase        TEXT NOT NULL,
  active       INTEGER NOT NULL CHECK (active IN (0, 1)),
  version      INTEGER NOT NULL,
  notice_due   INTEGER NOT NULL CHECK (notice_due IN (0, 1)),
  lease_holder TEXT,
  lease_epoch  INTEGER NOT NULL,
  lease_until  INTEGER,
  created_at   INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL,
  document     TEXT NOT NULL CHECK (json_valid(document)),
  CHECK ((lease_holder IS NULL) = (lease_until IS NULL))
) STRICT;

CREATE UNIQUE INDEX one_deployment_is_active ON deployment (project, environment) WHERE active = 1;
CREATE INDEX deployment_of_project ON deployment (project, number);
CREATE INDEX deployment_in_phase ON deployment (phase);
CREATE INDEX deployment_with_notice_due ON deployment (number) WHERE notice_due = 1;
CREATE INDEX deployment_left_behind ON deployment (updated_at) WHERE active = 1;

CREATE TABLE "release" (
  id       TEXT PRIMARY KEY,
  project  TEXT NOT NULL,
  document TEXT NOT NULL CHECK (json_valid(document))
) STRICT;

CREATE INDEX release_of_project ON "release" (project);

CREATE TABLE activation (
  deployment  TEXT PRIMARY KEY,
  project     TEXT NOT NULL,
  environment TEXT NOT NULL,
  number      INTEGER NOT NULL,
  "release"   TEXT NOT NULL REFERENCES "release" (id),
  document    TEXT NOT NULL CHECK (json_valid(document)),
  UNIQUE (project, environment, number)
) STRICT;

CREATE INDEX activation_of_release ON activation ("release");
