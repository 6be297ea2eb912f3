CREATE TABLE webhook (
  number       INTEGER PRIMARY KEY AUTOINCREMENT,
  id           TEXT NOT NULL UNIQUE,
  project      TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  organization TEXT NOT NULL,
  active       INTEGER NOT NULL CHECK (active IN (0, 1)),
  version      INTEGER NOT NULL,
  document     TEXT NOT NULL CHECK (json_valid(document))
) STRICT;

CREATE INDEX webhook_of_project ON webhook (project, number);

-- What happened to deployments of projects that have a webhook, until it is known who is to be told.
CREATE TABLE deployment_event (
  number   INTEGER PRIMARY KEY AUTOINCREMENT,
  project  TEXT NOT NULL REFERENCES project (id) ON DELETE CASCADE,
  document TEXT NOT NULL CHECK (json_valid(document))
) STRICT;

CREATE INDEX deployment_event_of_project ON deployment_event (project);

CREATE TRIGGER deployment_event_of_a_request AFTER INSERT ON deployment
WHEN EXISTS (SELECT 1 FROM webhook WHERE project = NEW.project AND active = 1)
BEGIN
  INSERT INTO deployment_event (project, document) VALUES (NEW.project, NEW.document);
END;

CREATE TRIGGER deployment_event_of_a_move AFTER UPDATE OF phase ON deployment
WHEN OLD.phase <> NEW.phase AND NEW.phase <> 'CANCELLING'
  AND EXISTS (SELECT 1 FROM webhook WHERE project = NEW.project AND active = 1)
BEGIN
  INSERT INTO deployment_event (project, document) VALUES (NEW.project, NEW.document);
END;

-- One that waits is due at a time; one that somebody has in hand is held until another. Times are
-- milliseconds since 1970 by the clock of whoever delivers.
CREATE TABLE webhook_delivery (
  number     INTEGER PRIMARY KEY AUTOINCREMENT,
  id         TEXT NOT NULL UNIQUE,
  webhook    TEXT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
  deployment TEXT,
  tries      INTEGER NOT NULL,
  due_at     INTEGER,
  held_until INTEGER,
  created_at INTEGER NOT NULL,
  version    INTEGER NOT NULL,
  document   TEXT NOT NULL CHECK (json_valid(document))
) STRICT;

CREATE INDEX webhook_delivery_of_webhook ON webhook_delivery (webhook, number);
CREATE INDEX webhook_delivery_due ON webhook_delivery (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_delivery_waiting ON webhook_delivery (webhook, due_at, number)
WHERE due_at IS NOT NULL;
CREATE INDEX webhook_delivery_in_order ON webhook_delivery (webhook, deployment, number)
WHERE due_at IS NOT NULL;
CREATE INDEX webhook_delivery_held ON webhook_delivery (webhook, held_until)
WHERE held_until IS NOT NULL;
CREATE INDEX webhook_delivery_ended ON webhook_delivery (created_at) WHERE due_at IS NULL;
