package org.chainrule.core.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value, as far as safetensors headers need it: null, true and false are not read. */
sealed interface Json {

    /** What it is, for messages. */
    String kind();

    /** An object; members in the order of the text. */
    record Members(Map<String, Json> values) implements Json {
        public Members {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public String kind() {
            return "an object";
        }
    }

    /** An array. */
    record Items(List<Json> values) implements Json {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String kind() {
            return "an array";
        }
    }

    /** A string. */
    record Text(String value) implements Json {
        @Override
        public String kind() {
            return "the text \"" + value + "\"";
        }
    }

    /** A whole number from 0 to 2⁶³−1; others have no place in a header. */
    record Count(long value) implements Json {
        @Override
        public String kind() {
            return "the number " + value;
        }
    }

    /** {@code text} as a JSON string with its quotes. RFC 8259, §7. */
    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < 0x20) {
                quoted.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
