package dev.slipway.azure.standin.cosmos.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// A part of a query's answer.
///
/// @param next where the next part begins; empty on the last
public record QueryPage(List<JsonNode> results, Optional<String> next, double charge) {}
