-- A key of the platform belongs to no organization.
CREATE TABLE access_key (
  id           TEXT PRIMARY KEY,
  organization TEXT,
  version      INTEGER NOT NULL,
  document     TEXT NOT NULL CHECK (json_valid(document))
) STRICT;

CREATE INDEX access_key_of_organization ON access_key (organization, id);

CREATE TABLE audit (
  number       INTEGER PRIMARY KEY AUTOINCREMENT,
  organization TEXT,
  document     TEXT NOT NULL CHECK (json_valid(document))
) STRICT;

CREATE INDEX audit_of_organization ON audit (organization, number);

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE(ABORT, 'the audit log is only added to');
END;

CREATE TRIGGER audit_is_not_taken_away BEFORE DELETE ON audit
BEGIN
  SELECT RAISE(ABORT, 'the audit log is only added to');
END;
