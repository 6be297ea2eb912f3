-- When a project had a current release in an environment. Times are milliseconds since 1970.
CREATE TABLE running_time (
  project      TEXT NOT NULL,
  environment  TEXT NOT NULL,
  since        INTEGER NOT NULL,
  until        INTEGER,
  organization TEXT NOT NULL,
  PRIMARY KEY (project, environment, since)
) STRICT, WITHOUT ROWID;

CREATE INDEX running_time_of_organization ON running_time (organization, project);

ALTER TABLE usage ADD COLUMN cpu_millis INTEGER NOT NULL DEFAULT 0;
ALTER TABLE usage_sum ADD COLUMN cpu_millis INTEGER NOT NULL DEFAULT 0;

INSERT INTO running_time (project, environment, since, organization)
SELECT
  activation.project,
  activation.environment,
  min(CAST(unixepoch(json_extract(activation.document, '$.at'), 'subsec') * 1000 AS INTEGER)),
  project.organization
FROM activation JOIN project ON project.id = activation.project
GROUP BY activation.project, activation.environment;
