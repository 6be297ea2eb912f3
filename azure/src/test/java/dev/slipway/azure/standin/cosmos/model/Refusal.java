package dev.slipway.azure.standin.cosmos.model;

/// An operation that changed nothing, by its status in HTTP.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final int part;
  private final double charge;

  public Refusal(int status, String why) {
    this(status, 0, why);
  }

  public Refusal(int status, int part, String why) {
    this(status, part, why, 1);
  }

  Refusal(int status, String why, double charge) {
    this(status, 0, why, charge);
  }

  private Refusal(int status, int part, String why, double charge) {
    super(why);
    this.status = status;
    this.part = part;
    this.charge = charge;
  }

  /// What it is in particular (`x-ms-substatus`); 0 for nothing.
  public int part() {
    return part;
  }

  public int status() {
    return status;
  }

  /// What it cost nevertheless.
  public double charge() {
    return charge;
  }
}
