package dev.slipway.azure.standin.cosmos.sql;

/// A query that is not understood, which Azure answers with 400.
public final class SqlRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;

  SqlRefusal(String why) {
    super(why);
    this.why = why;
  }

  public String why() {
    return why;
  }
}
