package dev.slipway.azure.cosmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.cosmos.CosmosAsyncClient;
import com.azure.cosmos.models.CosmosContainerProperties;
import com.azure.cosmos.models.CosmosDatabaseResponse;
import dev.slipway.azure.standin.cosmos.CosmosStandIn;
import dev.slipway.azure.standin.cosmos.StandInClock;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How a storage is opened at the service's start.
@Tag("stand-in")
final class CosmosStorageTest {
  private final CosmosStandIn standIn = CosmosStandIn.start(new StandInClock());
  private final CosmosAsyncClient client = TestStorage.client(standIn);

  @AfterEach
  void close() {
    client.close();
    standIn.close();
  }

  @Test
  void whatIsMissingIsCreatedWhereThatIsAllowedAndFoundAfterwards() {
    assertThat(open(true).projects()).isNotNull();
    assertThat(open(false).projects()).isNotNull();
  }

  @Test
  void whatIsMissingAndMayNotBeCreatedIsNamed() {
    client.createDatabaseIfNotExists("slipway").block();

    Problem problem = refused(false);

    assertThat(problem.code()).isEqualTo(ProblemCode.RESOURCE_MISSING);
    assertThat(problem.where()).isEqualTo("container projects of database slipway");
    assertThat(problem.fix()).contains("/pk");
  }

  @Test
  void aContainerWithAnotherPartitionKeyIsNotUsed() {
    create(new CosmosContainerProperties("projects", "/id").setDefaultTimeToLiveInSeconds(-1));

    assertThat(refused(true).why()).contains("/id instead of /pk");
  }

  @Test
  void aContainerThatForgetsItemsByItselfIsNotUsed() {
    create(new CosmosContainerProperties("projects", "/pk").setDefaultTimeToLiveInSeconds(3600));

    assertThat(refused(true).why()).contains("time to live");
  }

  @Test
  void aContainerWhereNothingCanExpireIsNotUsed() {
    create(new CosmosContainerProperties("projects", "/pk"));

    assertThat(refused(true).why()).contains("time to live");
  }

  @Test
  void aClientIsNotLeftOpenForAStorageThatCouldNotBeOpened() {
    client.createDatabaseIfNotExists("slipway").block();

    try (CosmosAsyncClient other = TestStorage.client(standIn)) {
      int before = openClients(other);
      refused(false);

      assertThat(openClients(other)).isEqualTo(before - 1);
    }
  }

  /// As the SDK counts those of this process.
  private static int openClients(CosmosAsyncClient client) {
    CosmosDatabaseResponse response =
        Objects.requireNonNull(client.getDatabase("slipway").read().block());
    Matcher count =
        Pattern.compile("\"numberOfClients\":(\\d+)").matcher(response.getDiagnostics().toString());
    assertThat(count.find()).isTrue();
    return Integer.parseInt(count.group(1));
  }

  private void create(CosmosContainerProperties container) {
    client.createDatabaseIfNotExists("slipway").block();
    client.getDatabase("slipway").createContainer(container).block();
  }

  private Problem refused(boolean mayCreate) {
    return catchThrowableOfType(SlipwayException.class, () -> open(mayCreate)).problem();
  }

  private CosmosStorage open(boolean mayCreate) {
    return CosmosStorage.open(
        client,
        new CosmosSettings(standIn.endpoint(), "slipway", mayCreate),
        System::nanoTime,
        RequestUnits.UNCOUNTED);
  }
}
