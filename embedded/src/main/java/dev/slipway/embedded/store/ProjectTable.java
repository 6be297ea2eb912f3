package dev.slipway.embedded.store;

import dev.slipway.documents.Documents;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.Project;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.embedded.sqlite.OwnedDocuments;
import dev.slipway.ports.store.SaveResult;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The rows of projects, saved if nobody else did in between.
final class ProjectTable {
  private final OwnedDocuments rows = new OwnedDocuments("project");
  private final Documents documents = new Documents();

  SaveResult<Project> save(Handle handle, Project project) {
    Project next = project.withVersion(project.version() + 1);
    OwnedDocuments.Row row =
        new OwnedDocuments.Row(
            next.id().value(),
            Optional.of(next.organization()),
            next.version(),
            documents.toJson(next));
    return rows.save(handle, row) ? new SaveResult.Saved<>(next) : new SaveResult.Conflict<>();
  }

  Optional<Project> find(Handle handle, ProjectId id) {
    return rows.find(handle, id.value()).map(documents::readProject);
  }

  List<Project> list(
      Handle handle, Optional<OrganizationId> owner, Optional<String> after, int limit) {
    return rows.list(handle, owner, after, limit).stream().map(documents::readProject).toList();
  }
}
