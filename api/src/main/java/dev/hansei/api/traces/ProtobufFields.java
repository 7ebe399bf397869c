package dev.hansei.api.traces;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * Counts the fields of a protobuf message without making anything of it: a message of two bytes
 * becomes an object of a hundred.
 */
final class ProtobufFields {
  /** As protobuf's own reader; deeper ones it refuses. */
  private static final int DEPTH_MAX = 100;

  private ProtobufFields() {}

  /**
   * How many fields there are, at every depth.
   *
   * @param most counting ends there
   * @return the number; of bytes that are no such message, of those before the fault
   */
  static long count(byte[] body, Descriptor type, long most) {
    var counting = new Counting(most);
    try {
      counting.walk(CodedInputStream.newInstance(body), type, 0);
    } catch (IOException _) {
      // Whoever reads it says what is wrong with it; it makes no more objects than until here.
      return counting.fields;
    }
    return counting.fields;
  }

  private static final class Counting {
    private final long most;
    private long fields;

    Counting(long most) {
      this.most = most;
    }

    private static boolean isMessage(FieldDescriptor field, int tag) {
      return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
          && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    private void walk(CodedInputStream in, Descriptor type, int depth) throws IOException {
      while (fields <= most) {
        int tag = in.readTag();
        if (tag == 0) {
          return;
        }
        fields++;
        var field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
        if (field != null && isMessage(field, tag) && depth < DEPTH_MAX) {
          int outer = in.pushLimit(in.readRawVarint32());
          walk(in, field.getMessageType(), depth + 1);
          in.popLimit(outer);
        } else if (!in.skipField(tag)) {
          return;
        }
      }
    }
  }
}
