package dev.slipway.azure.usage;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.BatchWritten;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.PageTokens;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.usage.RunningSince;
import dev.slipway.domain.usage.Usage;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.usage.ProjectUsage;
import dev.slipway.ports.usage.UsageLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Usage in Cosmos DB. An entry and the sum that it is added to are in the partition of its
/// organization and written in one batch, which the entry keeps from being done twice. Deployments
/// that have a place in the quotas need no entry: `CosmosQuotaLedger` adds what they used when it
/// takes that away. The projects of an organization are summed up when somebody asks, and so is for
/// how long something ran.
public final class CosmosUsageLedger implements UsageLedger {
  private static final Action NOTING = Action.writing("Tried to note what a deployment used");
  static final Action READING = Action.reading("Tried to sum up usage");

  /// For so long a deployment is added once: much longer than from one attempt to note what it used
  /// to the next, even if the service is down in between.
  private static final Duration KNOWN = Duration.ofDays(400);

  private final Items organizations;
  private final RunningTimes running;

  public CosmosUsageLedger(CosmosStorage storage) {
    organizations = storage.organizations();
    running = new RunningTimes(organizations);
  }

  @Override
  public void append(UsageEntry entry) {
    Turns.untilAnswered(
        NOTING,
        () -> {
          Batch batch =
              Batch.in(entry.organization().value())
                  .create(item(entry))
                  .change(UsageSums.key(entry).id(), UsageSums.plus(entry.usage()));
          return switch (organizations.write(NOTING, batch)) {
            case BatchWritten.Done _ -> Optional.of(true);
            case BatchWritten.Refused(_, BatchWritten.Reason why) ->
                switch (why) {
                  case TAKEN -> Optional.of(true);
                  case MISSING, CHANGED -> {
                    organizations.create(NOTING, UsageSums.empty(entry));
                    yield Optional.empty();
                  }
                };
          };
        });
  }

  private static NewItem item(UsageEntry entry) {
    return UsageSums.with(
        NewItem.of(
                new ItemKey(entry.organization().value(), "usage:" + entry.deployment()), "usage")
            .with("project", entry.project().value())
            .with("usedIn", entry.month().toString())
            .livingFor(KNOWN),
        entry.usage());
  }

  /// Leaves it to the time that entries live.
  @Override
  public void forget(Collection<DeploymentId> deployments) {}

  @Override
  public void began(RunningSince since) {
    running.began(since);
  }

  @Override
  public void ended(
      OrganizationId organization, ProjectId project, Environment environment, Instant at) {
    running.ended(organization, project, environment, at);
  }

  @Override
  public Usage total(OrganizationId organization, YearMonth month, Instant now) {
    Usage deployments =
        sums(organization, month, Optional.empty(), Integer.MAX_VALUE).stream()
            .map(ProjectUsage::usage)
            .reduce(Usage.NONE, Usage::plus);
    return running.within(organization, month, now, Optional.empty(), Optional.empty()).stream()
        .map(ProjectUsage::usage)
        .reduce(deployments, Usage::plus);
  }

  /// Where there are more sums than the page holds, what ran is of interest up to the last of them.
  @Override
  public Page<ProjectUsage> byProject(
      OrganizationId organization,
      YearMonth month,
      Instant now,
      Optional<String> after,
      int limit) {
    List<ProjectUsage> sums = sums(organization, month, after, limit + 1);
    Optional<String> before =
        sums.size() > limit ? Optional.of(sums.getLast().project().value()) : Optional.empty();
    TreeMap<String, ProjectUsage> together = new TreeMap<>();
    List<ProjectUsage> parts = new ArrayList<>(sums);
    parts.addAll(running.within(organization, month, now, after, before));
    parts.forEach(part -> together.merge(part.project().value(), part, CosmosUsageLedger::plus));
    return PageTokens.page(
        List.copyOf(together.values()), limit, last -> last.project().value(), usage -> usage);
  }

  private List<ProjectUsage> sums(
      OrganizationId organization, YearMonth month, Optional<String> after, int limit) {
    ItemQuery query =
        ItemQuery.of(organization.value(), UsageSums.KIND)
            .is("month", month.toString())
            .isAbove("name", after.orElse(""))
            .ascendingBy("name");
    return organizations.find(READING, query, limit).stream()
        .map(sum -> new ProjectUsage(new ProjectId(sum.text("name")), UsageSums.read(sum)))
        .toList();
  }

  private static ProjectUsage plus(ProjectUsage one, ProjectUsage other) {
    return new ProjectUsage(one.project(), one.usage().plus(other.usage()));
  }
}
