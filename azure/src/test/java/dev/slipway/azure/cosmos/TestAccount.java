package dev.slipway.azure.cosmos;

import java.time.Duration;

/// An account of Cosmos DB that tests have databases in.
sealed interface TestAccount permits StandInAccount, RealAccount {
  /// Empty when the name is a new one.
  CosmosStorage open(String database, RequestUnits units);

  /// The items of one container of the database that was opened last, as a service whose items have
  /// that form sees them.
  Items service(CosmosStorage storage, String database, Schema schema);

  /// Returns when so much of the account's time has passed.
  void pass(Duration time);
}
