package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.PageTokens;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.ports.store.EndedDeployment;
import dev.slipway.ports.store.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The deployments that have ended, oldest first, page by page. How many are newer is counted for
/// the first page and goes down from one to the next; what was admitted since then is not counted.
final class EndedPages {
  private static final Action READING = Action.reading("Tried to find deployments to forget");
  private static final int COUNTED_AT_A_TIME = 500;

  private final Items projects;
  private final DeploymentItems deployments;

  EndedPages(Items projects, DeploymentItems deployments) {
    this.projects = projects;
    this.deployments = deployments;
  }

  /// Where a page ended.
  ///
  /// @param number of the last deployment
  /// @param newer how many are newer than the one after it
  private record End(long number, long newer) {
    static End parse(String token) {
      String[] parts = token.split("\\.", -1);
      return new End(
          PageTokens.number(READING, parts[0]),
          PageTokens.number(READING, parts[parts.length - 1]));
    }

    @Override
    public String toString() {
      return number + "." + newer;
    }
  }

  Page<EndedDeployment> page(
      ProjectId project, Environment environment, Optional<String> after, int limit) {
    Optional<End> place = after.map(End::parse);
    List<StoredDeployment> found =
        find(project, environment, place.map(End::number).orElse(0L), limit + 1);
    List<StoredDeployment> page = found.subList(0, Math.min(limit, found.size()));
    if (page.isEmpty()) {
      return new Page<>(List.of(), Optional.empty());
    }
    long newer = place.map(End::newer).orElseGet(() -> newer(project, environment, found, limit));
    Set<DeploymentId> remembered = remembered(project);
    List<EndedDeployment> ended = new ArrayList<>();
    for (StoredDeployment one : page) {
      if (one.place() == Place.ENDED) {
        DeploymentId id = one.deployment().id();
        ended.add(new EndedDeployment(one.deployment(), newer, remembered.contains(id)));
      }
      newer--;
    }
    End end = new End(page.getLast().number(), newer);
    return new Page<>(ended, found.size() > limit ? Optional.of(end.toString()) : Optional.empty());
  }

  /// How many are newer than the first of these. Those behind the page are read only where there
  /// are some, and never all at once.
  private long newer(
      ProjectId project, Environment environment, List<StoredDeployment> found, int limit) {
    long thisAndNewer = found.size();
    List<StoredDeployment> last = found.size() > limit ? found : List.of();
    while (!last.isEmpty()) {
      last = find(project, environment, last.getLast().number(), COUNTED_AT_A_TIME);
      thisAndNewer += last.size();
    }
    return thisAndNewer - 1;
  }

  private List<StoredDeployment> find(
      ProjectId project, Environment environment, long after, int limit) {
    ItemQuery query =
        DeploymentItems.of(project)
            .is("environment", environment.id())
            .isAbove("number", after)
            .ascendingBy("number");
    return projects.find(READING, query, limit).stream().map(deployments::read).toList();
  }

  /// The deployments of a project that idempotency keys lead to.
  Set<DeploymentId> remembered(ProjectId project) {
    ItemQuery tickets =
        ItemQuery.ofAny(Partitions.of(project)).is(RequestKeys.TICKET_OF, project.value());
    Set<DeploymentId> remembered = new HashSet<>();
    for (Item ticket : projects.find(READING, tickets, Integer.MAX_VALUE)) {
      ticket.optionalText("deployment").map(DeploymentId::new).ifPresent(remembered::add);
    }
    return remembered;
  }
}
