package dev.slipway.azure.standin.cosmos.model;

/// An operation that changed nothing, by its status in HTTP.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final double charge;

  public Refusal(int status, String why) {
    this(status, why, 1);
  }

  Refusal(int status, String why, double charge) {
    super(why);
    this.status = status;
    this.charge = charge;
  }

  public int status() {
    return status;
  }

  /// What it cost nevertheless.
  public double charge() {
    return charge;
  }
}
