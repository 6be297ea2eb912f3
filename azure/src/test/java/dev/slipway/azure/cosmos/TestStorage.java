package dev.slipway.azure.cosmos;

import com.azure.cosmos.CosmosAsyncClient;
import dev.slipway.azure.standin.cosmos.CosmosStandIn;
import dev.slipway.azure.tested.RealAzure;
import dev.slipway.azure.tested.TestedAzure;
import java.time.Duration;
import java.util.UUID;

/// An empty database for each test, in an account that all tests of this process share, as the SDK
/// takes a second to get to know one.
public final class TestStorage {
  private static final TestAccount ACCOUNT =
      switch (TestedAzure.ofThisRun()) {
        case TestedAzure.StandIns _ -> new StandInAccount();
        case TestedAzure.Services(RealAzure azure) -> RealAccount.in(azure);
      };

  private TestStorage() {}

  public static CosmosStorage open() {
    return open(UUID.randomUUID().toString(), RequestUnits.UNCOUNTED);
  }

  /// The same database for the same name; in a real account only until another one is opened.
  public static CosmosStorage open(String database, RequestUnits units) {
    return ACCOUNT.open(database, units);
  }

  /// The items of one container of a database that was opened, as a service whose items have that
  /// form sees them.
  static Items service(CosmosStorage storage, String database, Schema schema) {
    return ACCOUNT.service(storage, database, schema);
  }

  /// Returns when so much of the account's time has passed: at once in the stand-in, not before in
  /// a real one.
  public static void pass(Duration time) {
    ACCOUNT.pass(time);
  }

  /// Throws an `IllegalStateException` when this run has none: whoever asks has the tag `stand-in`.
  public static CosmosStandIn standIn() {
    return standInAccount().standIn();
  }

  private static StandInAccount standInAccount() {
    return switch (ACCOUNT) {
      case StandInAccount account -> account;
      case RealAccount _ -> throw new IllegalStateException("this run has no stand-in");
    };
  }

  /// A client as the service has it, but for the address and the key.
  public static CosmosAsyncClient client(CosmosStandIn standIn) {
    return CosmosClients.builder(standIn.endpoint()).key(CosmosStandIn.KEY).buildAsyncClient();
  }
}
