package dev.slipway.domain.webhook;

import java.time.Instant;

/// How a delivery stands.
public sealed interface DeliveryState {
  /// It is to be tried.
  ///
  /// @param nextTry not before that time
  /// @param tries how often it was tried since it was asked for
  record Waiting(Instant nextTry, int tries) implements DeliveryState {}

  /// The receiver has taken it.
  record Delivered(Instant at) implements DeliveryState {}

  /// It is tried no more by itself.
  record GivenUp(Instant at, Reason reason) implements DeliveryState {}

  /// Why a delivery was given up.
  enum Reason {
    /// It was tried as often as a delivery is.
    TRIED_ENOUGH,
    /// The receiver answered 410: it wants no more.
    GONE,
    /// The webhook was off when it was its turn.
    WEBHOOK_OFF
  }
}
