-- How many deployments are in each phase, counted by every statement that moves one.
CREATE TABLE deployment_count (
  phase TEXT PRIMARY KEY,
  total INTEGER NOT NULL CHECK (total >= 0)
) STRICT, WITHOUT ROWID;

INSERT INTO deployment_count (phase, total)
SELECT phase, count(*) FROM deployment GROUP BY phase;

CREATE TRIGGER deployment_comes AFTER INSERT ON deployment
BEGIN
  INSERT INTO deployment_count (phase, total) VALUES (new.phase, 1)
  ON CONFLICT (phase) DO UPDATE SET total = total + 1;
END;

CREATE TRIGGER deployment_moves AFTER UPDATE OF phase ON deployment WHEN new.phase <> old.phase
BEGIN
  UPDATE deployment_count SET total = total - 1 WHERE phase = old.phase;
  INSERT INTO deployment_count (phase, total) VALUES (new.phase, 1)
  ON CONFLICT (phase) DO UPDATE SET total = total + 1;
END;

CREATE TRIGGER deployment_goes AFTER DELETE ON deployment
BEGIN
  UPDATE deployment_count SET total = total - 1 WHERE phase = old.phase;
END;

DROP INDEX deployment_in_phase;

-- The latest activation of each project's environment is marked, so that nobody looks for it among
-- all that were.
ALTER TABLE activation ADD COLUMN latest INTEGER NOT NULL DEFAULT 0 CHECK (latest IN (0, 1));

UPDATE activation AS each SET latest = 1
WHERE number = (SELECT max(number) FROM activation
                WHERE project = each.project AND environment = each.environment);

CREATE UNIQUE INDEX one_activation_is_latest ON activation (project, environment) WHERE latest = 1;
