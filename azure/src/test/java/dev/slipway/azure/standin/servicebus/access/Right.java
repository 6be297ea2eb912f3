package dev.slipway.azure.standin.servicebus.access;

/// What a key or a role allows.
public enum Right {
  SEND,
  LISTEN,
  MANAGE
}
