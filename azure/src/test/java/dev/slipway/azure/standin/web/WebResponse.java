package dev.slipway.azure.standin.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// What is answered.
///
/// @param body written as JSON; an empty map is no body
public record WebResponse(int status, SequencedMap<String, String> headers, Map<String, ?> body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static WebResponse of(int status, Map<String, ?> body) {
    return new WebResponse(status, new LinkedHashMap<>(), body);
  }

  public WebResponse with(String header, String value) {
    SequencedMap<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new WebResponse(status, more, body);
  }

  byte[] bytes() {
    try {
      return body.isEmpty() ? new byte[0] : JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
