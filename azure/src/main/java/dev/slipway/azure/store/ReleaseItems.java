package dev.slipway.azure.store;

import dev.slipway.azure.cosmos.Action;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.documents.Documents;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.release.ReleaseId;
import java.util.Optional;

/// The items of releases. An id of a release does not say its project, so each is in a partition of
/// its own; a mention of it in the project's partition is there before.
final class ReleaseItems {
  private static final Action SAVING = Action.writing("Tried to save a release");
  private static final Action READING = Action.reading("Tried to find a release");
  private static final String KIND = "release";
  private static final String MENTION = "mention";

  private final Items projects;
  private final Documents documents = new Documents();

  ReleaseItems(Items projects) {
    this.projects = projects;
  }

  /// One that is there stays as it is.
  void save(Release release) {
    projects.create(
        SAVING,
        NewItem.of(mention(release.project(), release.id()), MENTION)
            .with("project", release.project().value())
            .with("release", release.id().value()));
    projects.create(
        SAVING,
        NewItem.of(key(release.id()), KIND).withDocument("document", documents.toJson(release)));
  }

  Optional<Release> find(ReleaseId id) {
    return projects
        .read(READING, key(id))
        .map(item -> documents.readRelease(item.document("document")));
  }

  /// Forgets all of a project, except that it had them.
  void forgetAll(ProjectId project) {
    projects
        .find(
            READING,
            ItemQuery.of(Partitions.of(project), MENTION).is("project", project.value()),
            Integer.MAX_VALUE)
        .forEach(mention -> projects.delete(SAVING, key(new ReleaseId(mention.text("release")))));
  }

  private static ItemKey key(ReleaseId id) {
    return new ItemKey(id.value(), id.value());
  }

  private static ItemKey mention(ProjectId project, ReleaseId id) {
    return new ItemKey(Partitions.of(project), "mention:" + id.value());
  }
}
