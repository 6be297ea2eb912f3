package dev.slipway.azure.cosmos;

/// An account of Cosmos DB that tests have databases in.
sealed interface TestAccount permits StandInAccount, RealAccount {
  /// Empty when the name is a new one.
  CosmosStorage open(String database, RequestUnits units);
}
