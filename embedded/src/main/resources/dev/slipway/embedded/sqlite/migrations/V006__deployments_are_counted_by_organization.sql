-- A reservation is open until its deployment has ended. Times are milliseconds since 1970 by the
-- clock of whoever reserved.
CREATE TABLE quota_reservation (
  deployment   TEXT PRIMARY KEY,
  organization TEXT NOT NULL,
  at           INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX quota_reservation_of_organization ON quota_reservation (organization, deployment);

CREATE TABLE quota_use (
  organization TEXT NOT NULL,
  quota        TEXT NOT NULL,
  period       TEXT NOT NULL,
  used         INTEGER NOT NULL CHECK (used >= 0),
  PRIMARY KEY (organization, quota, period)
) STRICT, WITHOUT ROWID;

-- How deployments ended, for everything, for each organization and for each project.
CREATE TABLE statistic (
  scope   TEXT NOT NULL,
  counter TEXT NOT NULL,
  total   INTEGER NOT NULL,
  PRIMARY KEY (scope, counter)
) STRICT, WITHOUT ROWID;

-- What each deployment used, so that it is added once.
CREATE TABLE usage (
  deployment   TEXT PRIMARY KEY,
  organization TEXT NOT NULL,
  project      TEXT NOT NULL,
  month        TEXT NOT NULL,
  build_millis INTEGER NOT NULL,
  bytes_stored INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The sums; that of a whole organization has no project.
CREATE TABLE usage_sum (
  organization TEXT NOT NULL,
  month        TEXT NOT NULL,
  project      TEXT NOT NULL,
  deployments  INTEGER NOT NULL,
  build_millis INTEGER NOT NULL,
  bytes_stored INTEGER NOT NULL,
  PRIMARY KEY (organization, month, project)
) STRICT, WITHOUT ROWID;
