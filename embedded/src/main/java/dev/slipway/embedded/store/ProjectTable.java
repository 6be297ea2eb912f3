package dev.slipway.embedded.store;

import dev.slipway.documents.Documents;
import dev.slipway.domain.project.Project;
import dev.slipway.ports.store.SaveResult;
import org.jdbi.v3.core.Handle;

/// The rows of projects, saved if nobody else did in between.
final class ProjectTable {
  private final Documents documents = new Documents();

  SaveResult<Project> save(Handle handle, Project project) {
    Project next = project.withVersion(project.version() + 1);
    int changed = project.version() == 0 ? insert(handle, next) : update(handle, next);
    return changed == 1 ? new SaveResult.Saved<>(next) : new SaveResult.Conflict<>();
  }

  private int insert(Handle handle, Project next) {
    return handle
        .createUpdate(
            """
            INSERT INTO project (id, organization, version, document)
            VALUES (:id, :organization, :version, :document)
            ON CONFLICT (id) DO NOTHING
            """)
        .bind("id", next.id().value())
        .bind("organization", next.organization().value())
        .bind("version", next.version())
        .bind("document", documents.toJson(next))
        .execute();
  }

  private int update(Handle handle, Project next) {
    return handle
        .createUpdate(
            """
            UPDATE project
            SET organization = :organization, version = :version, document = :document
            WHERE id = :id AND version = :version - 1
            """)
        .bind("id", next.id().value())
        .bind("organization", next.organization().value())
        .bind("version", next.version())
        .bind("document", documents.toJson(next))
        .execute();
  }
}
