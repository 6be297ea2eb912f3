-- What is there of an organization and uses its quotas. Times are milliseconds since 1970 by the
-- clock of whoever took it.
CREATE TABLE quota_holding (
  organization TEXT NOT NULL,
  holder       TEXT NOT NULL,
  project      TEXT NOT NULL,
  projects     INTEGER NOT NULL,
  source_bytes INTEGER NOT NULL,
  milli_cpu    INTEGER NOT NULL,
  memory       INTEGER NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('TAKEN', 'KEPT', 'LEAVING')),
  since        INTEGER NOT NULL,
  version      INTEGER NOT NULL,
  PRIMARY KEY (organization, holder)
) STRICT, WITHOUT ROWID;

CREATE INDEX quota_holding_of_project ON quota_holding (organization, project);
CREATE INDEX quota_holding_open ON quota_holding (organization, holder) WHERE state <> 'KEPT';

-- The limits of single organizations in place of everybody's.
CREATE TABLE own_limits (
  organization TEXT PRIMARY KEY,
  version      INTEGER NOT NULL,
  document     TEXT NOT NULL CHECK (json_valid(document))
) STRICT, WITHOUT ROWID;

INSERT INTO quota_holding
SELECT organization, 'project/' || id, id, 1, 0, 0, 0, 'KEPT', 0, 1 FROM project;

INSERT INTO quota_use (organization, quota, period, used)
SELECT organization, 'PROJECTS', 'now', count(*) FROM project GROUP BY organization;

-- How large the releases are that run is looked up when these are settled.
INSERT INTO quota_holding
SELECT DISTINCT
  project.organization,
  'releases/' || activation.project || '/' || activation.environment,
  activation.project, 0, 0, 0, 0, 'TAKEN', 0, 1
FROM activation JOIN project ON project.id = activation.project;
