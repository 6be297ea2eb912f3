package dev.slipway.azure.standin.cosmos.http;

/// What those who ask may do with items.
public enum Right {
  READ,
  WRITE
}
