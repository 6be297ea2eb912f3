package dev.slipway.azure.standin.cosmos.http;

/// What a request asks for.
public enum Kind {
  /// Anything about the account, databases and containers.
  DEFINITION,
  READ,
  CREATE,
  UPSERT,
  REPLACE,
  DELETE,
  PATCH,
  BATCH,
  QUERY,
  /// How a query is to be carried out.
  PLAN;

  boolean isWrite() {
    return switch (this) {
      case CREATE, UPSERT, REPLACE, DELETE, PATCH, BATCH -> true;
      case DEFINITION, READ, QUERY, PLAN -> false;
    };
  }
}
