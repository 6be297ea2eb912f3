package dev.slipway.azure.cosmos;

import com.azure.cosmos.CosmosAsyncClient;
import com.azure.cosmos.CosmosClientBuilder;
import com.azure.cosmos.CosmosEndToEndOperationLatencyPolicyConfigBuilder;
import com.azure.cosmos.CosmosException;
import com.azure.cosmos.GatewayConnectionConfig;
import com.azure.cosmos.ThrottlingRetryOptions;
import dev.slipway.azure.call.Action;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/// How the SDK is used: through the gateway, which needs nothing but port 443 and is what our tests
/// speak to, and with an end to every wait.
public final class CosmosClients {
  /// A lease holds three times as long.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Action OPENING = Action.reading("Tried to reach the Cosmos DB account");

  /// What the SDK answers itself when nobody else does.
  private static final Set<Integer> UNREACHABLE = Set.of(0, 408, 410, 503);

  private static final int THROTTLED_ATTEMPTS = 9;

  /// How much of the patience the SDK may spend on waiting as long as a 429 says. After it, the 429
  /// is ours ([Calls]), with a new patience; were both the same, the call would end as one that was
  /// never answered.
  private static final Duration THROTTLED = Duration.ofSeconds(4);

  private CosmosClients() {}

  /// The client, which has asked the account for its regions. Throws a `SlipwayException` when the
  /// account does not answer or does not let us in.
  public static CosmosAsyncClient open(CosmosClientBuilder builder) {
    try {
      return builder.buildAsyncClient();
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof CosmosException known
            && !UNREACHABLE.contains(known.getStatusCode())) {
          throw CosmosProblems.of(known, OPENING);
        }
      }
      throw CosmosProblems.unreachable(e, OPENING);
    }
  }

  /// A builder that lacks nothing but a credential.
  public static CosmosClientBuilder builder(URI endpoint) {
    return new CosmosClientBuilder()
        .endpoint(endpoint.toString())
        .userAgentSuffix("slipway")
        .gatewayMode(new GatewayConnectionConfig())
        .endToEndOperationLatencyPolicyConfig(
            new CosmosEndToEndOperationLatencyPolicyConfigBuilder(PATIENCE).build())
        .throttlingRetryOptions(
            new ThrottlingRetryOptions()
                .setMaxRetryAttemptsOnThrottledRequests(THROTTLED_ATTEMPTS)
                .setMaxRetryWaitTime(THROTTLED));
  }
}
