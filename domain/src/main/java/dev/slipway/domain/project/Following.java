package dev.slipway.domain.project;

/// That a variable has the value of a secret that is kept elsewhere, whatever it becomes.
///
/// @param since the first version of our own copy that was taken from there
public record Following(SecretOrigin origin, int since) {}
