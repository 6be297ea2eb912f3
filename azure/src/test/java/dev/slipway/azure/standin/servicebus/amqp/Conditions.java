package dev.slipway.azure.standin.servicebus.amqp;

import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;

/// The names by which Service Bus says what is wrong.
public final class Conditions {
  public static final String NOT_FOUND = "amqp:not-found";
  public static final String UNAUTHORIZED = "amqp:unauthorized-access";
  public static final String NOT_ALLOWED = "amqp:not-allowed";
  public static final String NOT_IMPLEMENTED = "amqp:not-implemented";
  public static final String TOO_LARGE = "amqp:link:message-size-exceeded";
  public static final String DETACH_FORCED = "amqp:link:detach-forced";
  public static final String QUOTA = "amqp:resource-limit-exceeded";
  public static final String SERVER_BUSY = "com.microsoft:server-busy";
  public static final String TIMEOUT = "com.microsoft:timeout";
  public static final String MESSAGE_LOCK_LOST = "com.microsoft:message-lock-lost";
  public static final String MESSAGE_NOT_FOUND = "com.microsoft:message-not-found";
  public static final String SESSION_LOCK_LOST = "com.microsoft:session-lock-lost";
  public static final String SESSION_CANNOT_BE_LOCKED = "com.microsoft:session-cannot-be-locked";
  static final String DEAD_LETTER = "com.microsoft:dead-letter";

  private Conditions() {}

  static ErrorCondition error(String condition, String description) {
    return new ErrorCondition(Symbol.valueOf(condition), description);
  }
}
