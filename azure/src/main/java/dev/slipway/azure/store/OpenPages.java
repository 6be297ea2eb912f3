package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.PageTokens;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.ports.store.Page;
import java.util.List;
import java.util.Optional;

/// The deployments that have not ended, page by page in the order in which they were noted, which
/// never changes.
final class OpenPages {
  private static final Action READING = Action.reading("Tried to find open deployments");

  private final OpenDeployments open;
  private final Sweep sweep;

  OpenPages(OpenDeployments open, Sweep sweep) {
    this.open = open;
    this.sweep = sweep;
  }

  /// A page may have fewer than it could: those that ended meanwhile are left out.
  Page<Deployment> page(Optional<String> after, int limit) {
    End end = after.map(End::parse).orElse(new End(0, ""));
    List<OpenDeployments.Note> notes =
        open.all().stream().filter(end::isBefore).limit(limit + 1L).toList();
    Page<OpenDeployments.Note> page =
        Page.first(notes, limit, last -> last.opened() + "." + last.key().id());
    return new Page<>(
        sweep.living(page.items()).stream().map(StoredDeployment::deployment).toList(),
        page.next());
  }

  /// Where a page ended.
  private record End(long opened, String id) {
    static End parse(String token) {
      String[] parts = token.split("\\.", 2);
      return new End(PageTokens.number(READING, parts[0]), parts[parts.length - 1]);
    }

    boolean isBefore(OpenDeployments.Note note) {
      return note.opened() > opened
          || (note.opened() == opened && note.key().id().compareTo(id) > 0);
    }
  }
}
