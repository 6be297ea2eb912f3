package dev.slipway.azure.cosmos;

import com.azure.cosmos.CosmosAsyncClient;
import com.azure.cosmos.CosmosAsyncDatabase;
import com.azure.cosmos.CosmosException;
import com.azure.cosmos.models.CosmosContainerProperties;
import dev.slipway.azure.call.Action;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.List;
import java.util.Optional;

/// Makes sure that the database and its containers are there and as they have to be.
final class Provisioning {
  private static final Action OPENING = Action.reading("Tried to open the Cosmos DB database");

  private final CosmosAsyncClient client;
  private final CosmosAsyncDatabase database;
  private final boolean mayCreate;

  Provisioning(CosmosAsyncClient client, CosmosAsyncDatabase database, boolean mayCreate) {
    this.client = client;
    this.database = database;
    this.mayCreate = mayCreate;
  }

  void requireDatabase() {
    if (mayCreate) {
      try {
        Calls.await(() -> client.createDatabaseIfNotExists(database.getId()));
      } catch (CosmosException e) {
        throw CosmosProblems.of(e, OPENING);
      }
    }
  }

  /// What is there is never changed: its items would be lost with it.
  void require(ContainerDefinition definition) {
    Optional<CosmosContainerProperties> present = find(definition.name());
    if (present.isEmpty() && mayCreate) {
      create(definition);
      return;
    }
    CosmosContainerProperties properties =
        present.orElseThrow(() ->
            problem(
                ProblemCode.RESOURCE_MISSING,
                definition,
                "It is not there, and the service may not create it",
                "Create it with the partition key %s, or let the service create it"
                    .formatted(ContainerDefinition.keyPath())));
    List<String> paths = properties.getPartitionKeyDefinition().getPaths();
    if (!paths.equals(List.of(ContainerDefinition.keyPath()))) {
      throw wrong(
          definition,
          "Its partition key is %s instead of %s"
              .formatted(String.join(", ", paths), ContainerDefinition.keyPath()),
          "Name another database for Slipway, or remove the container if nothing needs it");
    }
    if (properties.getDefaultTimeToLiveInSeconds() == null
        || properties.getDefaultTimeToLiveInSeconds() != ContainerDefinition.UNLESS_TOLD) {
      throw wrong(
          definition,
          "Its default time to live is not 'on (no default)', so items would be kept or lost that"
              + " should not",
          "Set the container's time to live to 'on (no default)', which is -1");
    }
  }

  private Optional<CosmosContainerProperties> find(String name) {
    try {
      return Optional.of(Calls.await(() -> database.getContainer(name).read()).getProperties());
    } catch (CosmosException e) {
      if (e.getStatusCode() == CosmosProblems.NOT_FOUND) {
        return Optional.empty();
      }
      throw CosmosProblems.of(e, OPENING);
    }
  }

  private void create(ContainerDefinition definition) {
    try {
      Calls.await(() -> database.createContainerIfNotExists(definition.properties()));
    } catch (CosmosException e) {
      throw CosmosProblems.of(e, OPENING);
    }
  }

  private SlipwayException wrong(ContainerDefinition definition, String why, String fix) {
    return problem(ProblemCode.CONFIGURATION_INVALID, definition, why, fix);
  }

  private SlipwayException problem(
      ProblemCode code, ContainerDefinition definition, String why, String fix) {
    return new SlipwayException(
        Problem.of(code, OPENING.tried(), why, fix)
            .at("container %s of database %s".formatted(definition.name(), database.getId())));
  }
}
