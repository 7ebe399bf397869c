package dev.hansei.api.traces;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import java.util.ArrayList;
import java.util.List;

/** Reads a request of log records, in either form of OTLP. */
final class OtlpLogs {
  private OtlpLogs() {}

  /**
   * The records of a protobuf request, in its order.
   *
   * @throws UnreadableOtlpException when the bytes are no such message
   */
  static List<OtlpLog> protobuf(byte[] body) {
    var records = new ArrayList<OtlpLog>();
    for (var resourceLogs : parse(body).getResourceLogsList()) {
      var about = OtlpProtobuf.map(resourceLogs.getResource().getAttributesList());
      for (var scope : resourceLogs.getScopeLogsList()) {
        for (var log : scope.getLogRecordsList()) {
          OtlpDoor.requireRoom(records);
          records.add(
              new OtlpLog(
                  OtlpProtobuf.hex(log.getTraceId()),
                  OtlpProtobuf.hex(log.getSpanId()),
                  log.getEventName(),
                  log.getTimeUnixNano() == 0
                      ? log.getObservedTimeUnixNano()
                      : log.getTimeUnixNano(),
                  OtlpProtobuf.valueOr(log.getBody(), ""),
                  OtlpProtobuf.map(log.getAttributesList()),
                  about,
                  scope.getScope().getName()));
        }
      }
    }
    return records;
  }

  /**
   * The records of a JSON request, in its order.
   *
   * @throws UnreadableOtlpException when the bytes are not the JSON of a request
   */
  static List<OtlpLog> json(byte[] body) {
    var records = new ArrayList<OtlpLog>();
    for (JsonNode resourceLogs : OtlpJson.parse(body).path("resourceLogs")) {
      var about = OtlpJson.map(resourceLogs.path("resource").path("attributes"));
      for (JsonNode scope : resourceLogs.path("scopeLogs")) {
        for (JsonNode log : scope.path("logRecords")) {
          long at = OtlpJson.nanos(log.path("timeUnixNano"));
          OtlpDoor.requireRoom(records);
          records.add(
              new OtlpLog(
                  OtlpJson.id(log.path("traceId")),
                  OtlpJson.id(log.path("spanId")),
                  log.path("eventName").asText(),
                  at == 0 ? OtlpJson.nanos(log.path("observedTimeUnixNano")) : at,
                  body(log.path("body")),
                  OtlpJson.map(log.path("attributes")),
                  about,
                  scope.path("scope").path("name").asText()));
        }
      }
    }
    return records;
  }

  /** What is no AnyValue says nothing. */
  private static Object body(JsonNode body) {
    return body.isObject() && !body.isEmpty() ? OtlpJson.value(body) : "";
  }

  private static ExportLogsServiceRequest parse(byte[] body) {
    try {
      return ExportLogsServiceRequest.parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      throw new UnreadableOtlpException(
          "The body is no protobuf ExportLogsServiceRequest: " + e.getMessage(), e);
    }
  }
}
