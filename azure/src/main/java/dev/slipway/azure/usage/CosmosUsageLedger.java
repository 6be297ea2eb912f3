package dev.slipway.azure.usage;

import dev.slipway.azure.cosmos.Action;
import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.BatchWritten;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.PageTokens;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.usage.Usage;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.usage.ProjectUsage;
import dev.slipway.ports.usage.UsageLedger;
import java.time.YearMonth;
import java.util.Optional;

/// Usage in Cosmos DB. An entry and the two sums that it is added to are in the partition of its
/// organization and written in one batch, which the entry keeps from being done twice.
public final class CosmosUsageLedger implements UsageLedger {
  private static final Action NOTING = Action.writing("Tried to note what a deployment used");
  private static final Action READING = Action.reading("Tried to sum up usage");

  private final Items organizations;

  public CosmosUsageLedger(CosmosStorage storage) {
    organizations = storage.organizations();
  }

  @Override
  public void append(UsageEntry entry) {
    ItemKey total = UsageSums.total(entry.organization(), entry.month());
    ItemKey ofProject = UsageSums.ofProject(entry.organization(), entry.month(), entry.project());
    Turns.untilAnswered(
        NOTING,
        () -> {
          Batch batch =
              Batch.in(entry.organization().value())
                  .create(item(entry))
                  .change(total.id(), UsageSums.plus(entry.usage()))
                  .change(ofProject.id(), UsageSums.plus(entry.usage()));
          return switch (organizations.write(NOTING, batch)) {
            case BatchWritten.Done _ -> Optional.of(true);
            case BatchWritten.Refused(_, BatchWritten.Reason why) ->
                switch (why) {
                  case TAKEN -> Optional.of(true);
                  case MISSING, CHANGED -> {
                    organizations.create(NOTING, UsageSums.empty(total, entry.month()));
                    organizations.create(
                        NOTING,
                        UsageSums.empty(ofProject, entry.month())
                            .with("name", entry.project().value()));
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
            .with("usedIn", entry.month().toString()),
        entry.usage());
  }

  @Override
  public Usage total(OrganizationId organization, YearMonth month) {
    return organizations
        .read(READING, UsageSums.total(organization, month))
        .map(UsageSums::read)
        .orElse(Usage.NONE);
  }

  @Override
  public Page<ProjectUsage> byProject(
      OrganizationId organization, YearMonth month, Optional<String> after, int limit) {
    ItemQuery query =
        ItemQuery.of(organization.value(), UsageSums.KIND)
            .is("month", month.toString())
            .isAbove("name", after.orElse(""))
            .ascendingBy("name");
    return PageTokens.page(
        organizations.find(READING, query, limit + 1),
        limit,
        last -> last.text("name"),
        sum -> new ProjectUsage(new ProjectId(sum.text("name")), UsageSums.read(sum)));
  }
}
