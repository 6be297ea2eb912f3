package dev.slipway.azure.standin.cosmos.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// An operation on an item that was done.
///
/// @param item as it is now; empty when it was deleted
public record Answer(int status, Optional<ObjectNode> item, double charge) {}
