package dev.slipway.http.quota;

import static io.helidon.http.Method.GET;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.usage.Usage;
import dev.slipway.http.json.Json;
import dev.slipway.http.problem.Refusals;
import dev.slipway.http.request.Parameters;
import dev.slipway.http.request.RouteTable;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.usage.ProjectUsage;
import dev.slipway.ports.usage.UsageLedger;
import dev.slipway.wire.ProjectUsageBody;
import dev.slipway.wire.UsageBody;
import dev.slipway.wire.UsageSum;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/// Shows what an organization used in a month.
public final class UsageRoutes {
  private static final int STANDARD_PAGE = 100;
  private static final double SECONDS_OF_AN_HOUR = 3_600;

  private final UsageLedger usage;
  private final InstantSource clock;
  private final Json json;

  public UsageRoutes(UsageLedger usage, InstantSource clock, Json json) {
    this.usage = usage;
    this.clock = clock;
    this.json = json;
  }

  /// Adds the route.
  public void addTo(RouteTable routes) {
    routes.json(GET, "/usage", this::show);
  }

  private void show(ServerRequest request, ServerResponse response) {
    OrganizationId organization = OneOrganization.of(request);
    YearMonth month = month(request);
    Page<ProjectUsage> projects =
        usage.byProject(
            organization,
            month,
            clock.instant(),
            Parameters.query(request, "after"),
            Parameters.limit(request, STANDARD_PAGE));
    json.send(
        response,
        200,
        new UsageBody(
            organization.value(),
            month.toString(),
            sum(usage.total(organization, month, clock.instant())),
            projects.items().stream().map(UsageRoutes::body).toList(),
            projects.next().orElse(null)));
  }

  private YearMonth month(ServerRequest request) {
    try {
      return Parameters.query(request, "month")
          .map(YearMonth::parse)
          .orElseGet(() -> YearMonth.from(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    } catch (DateTimeException _) {
      throw Refusals.invalid(List.of("month: is not a month such as 2026-11"));
    }
  }

  private static ProjectUsageBody body(ProjectUsage project) {
    return new ProjectUsageBody(project.project().value(), sum(project.usage()));
  }

  private static UsageSum sum(Usage usage) {
    return new UsageSum(
        usage.deployments(),
        usage.buildTime().toMillis() / 1e3,
        usage.cpuTime().toMillis() / 1e3,
        usage.bytesStored(),
        usage.running().toSeconds() / SECONDS_OF_AN_HOUR);
  }
}
