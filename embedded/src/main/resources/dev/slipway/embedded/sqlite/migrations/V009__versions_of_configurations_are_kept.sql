CREATE TABLE configuration_version (
  project  TEXT NOT NULL,
  number   INTEGER NOT NULL,
  document TEXT NOT NULL CHECK (json_valid(document)),
  PRIMARY KEY (project, number)
) STRICT, WITHOUT ROWID;

-- The first that is known of a project that was there before: when it was set, and by whom, is not.
INSERT INTO configuration_version (project, number, document)
SELECT
  id,
  json_extract(document, '$.configuration.version'),
  json_object(
    'project', id,
    'configuration', json_extract(document, '$.configuration'),
    'at', json_extract(document, '$.updatedAt'),
    'changes', json_array())
FROM project
WHERE json_extract(document, '$.configuration.version') > 0;

CREATE INDEX release_of_configuration
  ON "release" (project, json_extract(document, '$.configurationVersion'));
