package dev.slipway.azure.queue;

/// What a queue has to allow to whoever works with it
/// (https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas).
enum QueueRight {
  LISTEN("listen", "Listen", "Azure Service Bus Data Receiver"),
  SEND("send", "Send", "Azure Service Bus Data Sender");

  private final String action;
  private final String claim;
  private final String role;

  QueueRight(String action, String claim, String role) {
    this.action = action;
    this.claim = claim;
    this.role = role;
  }

  /// A verb: `send`.
  String action() {
    return action;
  }

  /// As keys and Service Bus itself call it.
  String claim() {
    return claim;
  }

  /// That gives it to an identity.
  String role() {
    return role;
  }
}
