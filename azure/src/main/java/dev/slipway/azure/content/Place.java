package dev.slipway.azure.content;

/// Where content is kept.
///
/// @param blob the name of the blob that it is in
/// @param offset where it begins there, in bytes
record Place(String blob, long offset, long length) {}
