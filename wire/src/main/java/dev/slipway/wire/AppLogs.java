package dev.slipway.wire;

import java.util.List;

/// What a running app printed last, oldest line first.
public record AppLogs(String projectId, String environment, List<String> lines) {}
